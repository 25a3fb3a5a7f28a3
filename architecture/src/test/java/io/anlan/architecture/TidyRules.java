package io.anlan.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What the parser can tell about names, sizes and annotations of Java files. Each rule answers with its findings. */
final class TidyRules {
    static final int METHOD_LINES = 60;
    private static final Pattern BANNED_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base)|Processor|Handler");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "impl", "service", "services", "helper", "misc");
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
    private static final Pattern SENTENCE = Pattern.compile("[a-z]\\w*_\\w+");

    private TidyRules() {}

    static List<String> longMethods(JavaSources sources) {
        return eachMethod(sources, (method, unit, findings) -> {
            long lines = unit.lastLine(method) - unit.firstLine(method) + 1;
            if (lines > METHOD_LINES) {
                findings.accept(unit.at(method) + " " + method.getName() + " has " + lines + " lines");
            }
        });
    }

    static List<String> bannedNames(JavaSources sources) {
        return eachType(sources, (type, scan, findings) -> {
            if (BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                findings.accept(scan.unit.at(type) + " " + type.getSimpleName() + " does not say what it is");
            }
        });
    }

    static List<String> bannedPackages(JavaSources sources) {
        return sources.units().stream()
                .filter(unit ->
                        List.of(unit.packageName().split("\\.", -1)).stream().anyMatch(BANNED_PACKAGES::contains))
                .map(unit -> unit.name() + " lies in package " + unit.packageName())
                .toList();
    }

    static List<String> publicTypesWithoutPurpose(JavaSources sources) {
        return eachType(sources, (type, scan, findings) -> {
            boolean topLevel = scan.getCurrentPath().getParentPath().getLeaf() == scan.unit.tree();
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            DocTrees docs = (DocTrees) scan.unit.trees();
            if (topLevel && isPublic && !scan.unit.isTest() && docs.getDocComment(scan.getCurrentPath()) == null) {
                findings.accept(scan.unit.at(type) + " " + type.getSimpleName() + " does not say what it is for");
            }
        });
    }

    static List<String> disabledWithoutReason(JavaSources sources) {
        List<String> findings = eachMethod(
                sources,
                (method, unit, found) -> method.getModifiers().getAnnotations().stream()
                        .filter(TidyRules::isBareDisabled)
                        .forEach(mark -> found.accept(unit.at(mark) + " disabled without a reason")));
        findings.addAll(eachType(
                sources,
                (type, scan, found) -> type.getModifiers().getAnnotations().stream()
                        .filter(TidyRules::isBareDisabled)
                        .forEach(mark -> found.accept(scan.unit.at(mark) + " disabled without a reason"))));
        return findings;
    }

    /** Surefire takes `*Test`, Failsafe `*IT`; a test of another name never runs and nobody is told. */
    static List<String> testsThatNeverRun(JavaSources sources) {
        return eachType(sources, (type, scan, findings) -> {
            boolean topLevel = scan.getCurrentPath().getParentPath().getLeaf() == scan.unit.tree();
            String name = type.getSimpleName().toString();
            boolean isAbstract =
                    type.getModifiers().getFlags().contains(Modifier.ABSTRACT) || type.getKind() == Tree.Kind.INTERFACE;
            boolean holdsTests = type.getMembers().stream()
                    .anyMatch(member -> member instanceof MethodTree method && isTest(method));
            if (topLevel && holdsTests && !isAbstract && !name.endsWith("Test") && !name.endsWith("IT")) {
                findings.accept(scan.unit.at(type) + " " + name + " holds tests that no plugin would run");
            }
        });
    }

    static List<String> testNamesThatAreNoSentence(JavaSources sources) {
        return eachMethod(sources, (method, unit, findings) -> {
            if (isTest(method) && !SENTENCE.matcher(method.getName()).matches()) {
                findings.accept(unit.at(method) + " " + method.getName() + " is no sentence");
            }
        });
    }

    static boolean isTest(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(mark ->
                        TESTS.contains(simpleName(mark.getAnnotationType().toString())));
    }

    private static boolean isBareDisabled(AnnotationTree mark) {
        return simpleName(mark.getAnnotationType().toString()).equals("Disabled")
                && mark.getArguments().isEmpty();
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private interface MethodRule {
        void look(MethodTree method, JavaSources.Unit unit, Consumer<String> findings);
    }

    private interface TypeRule {
        void look(ClassTree type, Scan scan, Consumer<String> findings);
    }

    private static List<String> eachMethod(JavaSources sources, MethodRule rule) {
        List<String> findings = new ArrayList<>();
        sources.units()
                .forEach(unit -> new Scan(unit) {
                    @Override
                    public Void visitMethod(MethodTree method, Void none) {
                        rule.look(method, unit, findings::add);
                        return super.visitMethod(method, none);
                    }
                }.scan(unit.tree(), null));
        return findings;
    }

    private static List<String> eachType(JavaSources sources, TypeRule rule) {
        List<String> findings = new ArrayList<>();
        sources.units()
                .forEach(unit -> new Scan(unit) {
                    @Override
                    public Void visitClass(ClassTree type, Void none) {
                        rule.look(type, this, findings::add);
                        return super.visitClass(type, none);
                    }
                }.scan(unit.tree(), null));
        return findings;
    }

    /** A walk over one file that knows which file it is. */
    private static class Scan extends TreePathScanner<Void, Void> {
        final JavaSources.Unit unit;

        Scan(JavaSources.Unit unit) {
            this.unit = unit;
        }
    }
}
