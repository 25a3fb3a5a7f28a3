package io.anlan.architecture;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Calls that nobody, or only a named room, may make. Read from the sources, so that the tests are covered too, also those
 * of modules that are built after this one; a static import or a method reference is found as a call is.
 */
record BannedCalls(
        String reason, Predicate<JavaSources.Unit> allowed, Set<String> members, Set<String> newWithoutArguments) {
    private static final Set<String> CLI = Set.of("io.anlan.local.cli", "io.anlan.chaos.cli", "io.anlan.failover.ctl");

    static final BannedCalls CLOCK = new BannedCalls(
            "reads a clock; kernel.SystemTime is the one door to it",
            unit -> unit.name().endsWith("io/anlan/kernel/SystemTime.java"),
            Set.of(
                    "System.currentTimeMillis",
                    "System.nanoTime",
                    "Instant.now",
                    "LocalDate.now",
                    "LocalTime.now",
                    "LocalDateTime.now",
                    "ZonedDateTime.now",
                    "OffsetDateTime.now",
                    "OffsetTime.now",
                    "Year.now",
                    "YearMonth.now",
                    "MonthDay.now",
                    "Clock.system",
                    "Clock.systemUTC",
                    "Clock.systemDefaultZone",
                    "Clock.tick",
                    "Clock.tickMillis",
                    "Clock.tickSeconds",
                    "Clock.tickMinutes",
                    "Calendar.getInstance",
                    "InstantSource.system"),
            Set.of("Date", "java.util.Date", "GregorianCalendar", "java.util.GregorianCalendar"));

    static final BannedCalls SLEEP = new BannedCalls(
            "sleeps; wait for something, with a name and a limit",
            unit -> false,
            Set.of(
                    "Thread.sleep",
                    "NANOSECONDS.sleep",
                    "MICROSECONDS.sleep",
                    "MILLISECONDS.sleep",
                    "SECONDS.sleep",
                    "MINUTES.sleep",
                    "HOURS.sleep",
                    "DAYS.sleep"),
            Set.of());

    static final BannedCalls CONSOLE = new BannedCalls(
            "writes to the console; only a cli package or the Main of a process may",
            unit -> CLI.contains(unit.packageName()) || unit.name().endsWith("Main.java"),
            Set.of("System.out", "System.err", "System.console"),
            Set.of());

    static final BannedCalls STACK_TRACE = new BannedCalls(
            "prints a stack trace; log it or let it go up", unit -> false, Set.of("*.printStackTrace"), Set.of());

    List<String> findings(JavaSources sources) {
        List<String> findings = new ArrayList<>();
        sources.units().stream().filter(allowed.negate()).forEach(unit -> look(unit, findings));
        return findings;
    }

    private void look(JavaSources.Unit unit, List<String> findings) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void none) {
                check(
                        select,
                        select.getExpression().toString(),
                        select.getIdentifier().toString());
                return super.visitMemberSelect(select, none);
            }

            @Override
            public Void visitMemberReference(MemberReferenceTree reference, Void none) {
                check(
                        reference,
                        reference.getQualifierExpression().toString(),
                        reference.getName().toString());
                return super.visitMemberReference(reference, none);
            }

            @Override
            public Void visitImport(ImportTree imported, Void none) {
                String name = imported.getQualifiedIdentifier().toString();
                boolean whole = imported.isStatic()
                        && name.endsWith(".*")
                        && members.stream().anyMatch(member -> name.endsWith("." + typeOf(member) + ".*"));
                if (whole) {
                    findings.add(unit.at(imported) + " imports all of " + name);
                }
                return super.visitImport(imported, none);
            }

            @Override
            public Void visitNewClass(NewClassTree made, Void none) {
                if (made.getArguments().isEmpty()
                        && newWithoutArguments.contains(made.getIdentifier().toString())) {
                    findings.add(unit.at(made) + " " + reason);
                }
                return super.visitNewClass(made, none);
            }

            private void check(Tree where, String expression, String member) {
                String type = expression.substring(expression.lastIndexOf('.') + 1);
                if (members.contains(type + "." + member) || members.contains("*." + member)) {
                    findings.add(unit.at(where) + " " + type + "." + member + " " + reason);
                }
            }
        }.scan(unit.tree(), null);
    }

    private static String typeOf(String member) {
        return member.substring(0, member.indexOf('.'));
    }
}
