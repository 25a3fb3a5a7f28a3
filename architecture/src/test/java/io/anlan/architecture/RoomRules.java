package io.anlan.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Who may call whom, read from the compiled classes. Each rule answers with its findings. */
final class RoomRules {
    private static final Set<String> MARKS = Set.of("org.jspecify.annotations", "com.google.errorprone.annotations");
    private static final Set<String> PURE_PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.security",
            "java.text",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal");
    private static final Set<String> PURE_CLASSES = Set.of(
            "java.nio.ByteBuffer",
            "java.nio.ByteOrder",
            "java.nio.Buffer",
            "java.io.ByteArrayOutputStream",
            "java.io.ByteArrayInputStream",
            "java.io.InputStream",
            "java.io.InputStreamReader",
            "java.io.Reader",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.Serializable");
    private static final Set<String> IMPURE_CLASSES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.Executors",
            "java.security.SecureRandom");
    private static final Set<String> IMPURE_CALLS = Set.of("getenv", "getProperty", "exit", "load", "loadLibrary");

    /** Packages of a technology, and the words one of which the package of its adapter carries. */
    private static final Map<String, Set<String>> TECHNOLOGIES = Map.of(
            "io.vertx.pgclient", Set.of("postgres"),
            "io.vertx.sqlclient", Set.of("postgres"),
            "org.postgresql", Set.of("postgres", "database"),
            "org.mariadb", Set.of("mariadb", "database"),
            "org.infinispan", Set.of("infinispan"),
            "org.jgroups", Set.of("infinispan"),
            "io.debezium", Set.of("debezium"),
            "jakarta.ws.rs", Set.of("http", "web", "problem"),
            "io.vertx.ext.web", Set.of("http", "web", "problem"));

    /** Classes that load in the place of a library's own; a decision says why. Nobody may call them, so they have no room. */
    private static final Set<String> STAND_INS = Set.of(
            "io.debezium.connector.base.ChangeEventQueue",
            "io.debezium.connector.base.package-info",
            "io.debezium.pipeline.source.spi.EventMetadataProvider",
            "io.debezium.pipeline.source.spi.package-info");

    /** Rooms beside the kernel that decide and touch nothing. */
    static final Set<String> PURE_ROOMS =
            Set.of("io.anlan.failover.lease", "io.anlan.failover.view", "io.anlan.failover.decide");

    private RoomRules() {}

    static List<String> callsIntoOtherRooms(Room room, JavaClasses classes) {
        return dependencies(classes, (from, to) -> to.getPackageName().startsWith("io.anlan") && !room.mayCall(to));
    }

    static List<String> classesOutsideTheirRoom(Room room, JavaClasses classes) {
        return classes.stream()
                .filter(type -> !room.holds(type))
                .filter(type -> !STAND_INS.contains(outermost(type).getName()))
                .map(type -> type.getName() + " lies in " + room.module() + ", whose package is " + room.prefix())
                .toList();
    }

    static List<String> callsOutOfTheJdk(JavaClasses classes) {
        return dependencies(
                classes,
                (from, to) -> !to.getPackageName().startsWith("java")
                        && !to.getPackageName().startsWith("io.anlan")
                        && !MARKS.contains(to.getPackageName()));
    }

    /** A pure room holds no I/O, no framework and no thread; its doors to the machine are named by the caller. */
    static List<String> impurities(JavaClasses classes, Set<String> doors) {
        List<String> findings = dependencies(
                classes,
                (from, to) ->
                        !doors.contains(outermost(from).getName()) && !isPure(to) && !classes.contain(to.getName()));
        for (JavaClass type : classes) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isEquivalentTo(System.class))
                    .filter(call -> IMPURE_CALLS.contains(call.getTarget().getName()))
                    .forEach(call -> findings.add(call.getDescription()));
        }
        return findings;
    }

    static List<String> callsIntoWiring(JavaClasses classes) {
        return dependencies(classes, (from, to) -> isWiring(to) && !isWiring(from));
    }

    /** An adapter stands in a package named after its technology, so a reader sees where the outside begins. */
    static List<String> adaptersWithoutTheirName(JavaClasses classes) {
        List<String> findings = new ArrayList<>();
        for (JavaClass type : classes) {
            TECHNOLOGIES.forEach((technology, words) -> {
                boolean named = isWiring(type) || words.stream().anyMatch(word -> carries(word, type));
                if (!named && uses(technology, type)) {
                    findings.add(
                            type.getName() + " uses " + technology + ": its package must be called one of " + words);
                }
            });
        }
        return findings;
    }

    static List<String> cycles(JavaClasses classes) {
        SliceAssignment byPackage = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("io.anlan")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
        return SlicesRuleDefinition.slices()
                .assignedFrom(byPackage)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    private static boolean isPure(JavaClass type) {
        String name = outermost(type).getName();
        String packageName = type.getPackageName();
        return type.isPrimitive()
                || packageName.startsWith("io.anlan.kernel")
                || PURE_ROOMS.contains(packageName)
                || MARKS.contains(packageName)
                || PURE_CLASSES.contains(name)
                || PURE_PACKAGES.contains(packageName) && !IMPURE_CLASSES.contains(name);
    }

    private static boolean isWiring(JavaClass type) {
        return type.getPackageName().startsWith("io.anlan") && carries("wiring", type);
    }

    private static boolean carries(String word, JavaClass type) {
        return List.of(type.getPackageName().split("\\.", -1)).contains(word);
    }

    private static boolean uses(String technology, JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(technology));
    }

    /** The name of the class a nested one stands in, or its own. */
    static String outermostName(JavaClass type) {
        return outermost(type).getName();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomRules::outermost).orElse(type);
    }

    private static List<String> dependencies(JavaClasses classes, BiPredicate<JavaClass, JavaClass> forbidden) {
        List<String> findings = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (forbidden.test(type, target)) {
                    findings.add(dependency.getDescription());
                }
            }
        }
        return findings;
    }
}
