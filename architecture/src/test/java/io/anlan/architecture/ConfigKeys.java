package io.anlan.architecture;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The environment variables that the programs read: those of their configuration interfaces, and those named outright. */
final class ConfigKeys {
    private static final Pattern LITERAL = Pattern.compile("\"(ANLAN_[A-Z_]+)[\"=]");

    private ConfigKeys() {}

    static List<String> missingOn(String page, Checkout checkout) {
        String text = Checkout.read(checkout.root().resolve(page));
        return of(checkout).stream()
                .filter(key -> !text.contains("`" + key + "`") && !text.contains("`" + key + "_"))
                .map(key -> key + " is read and not on " + page)
                .toList();
    }

    static Set<String> of(Checkout checkout) {
        Set<String> keys = new TreeSet<>();
        JavaSources.of(checkout).units().stream().filter(unit -> !unit.isTest()).forEach(unit -> {
            List<ClassTree> types = types(unit.tree().getTypeDecls());
            for (ClassTree type : types) {
                argument(type.getModifiers(), "ConfigMapping", "prefix")
                        .ifPresent(prefix -> collect(prefix, type, types, keys));
            }
        });
        checkout.javaFiles().stream()
                .filter(file -> checkout.name(file).contains("src/main/"))
                .flatMap(file -> LITERAL.matcher(Checkout.read(file)).results())
                .forEach(found -> keys.add(found.group(1)));
        return keys;
    }

    /** A key for each method without a body; one that answers another interface of the file is a group of keys. */
    private static void collect(String prefix, ClassTree type, List<ClassTree> types, Set<String> keys) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String name =
                        argument(method.getModifiers(), "WithName", "value").orElse(kebab(method));
                String key = prefix + "." + name;
                String answer = String.valueOf(method.getReturnType());
                Optional<ClassTree> group = types.stream()
                        .filter(other -> other.getSimpleName().contentEquals(answer))
                        .findFirst();
                group.ifPresentOrElse(found -> collect(key, found, types, keys), () -> keys.add(variable(key)));
            }
        }
    }

    private static String kebab(MethodTree method) {
        return method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static List<ClassTree> types(List<? extends Tree> trees) {
        List<ClassTree> types = new ArrayList<>();
        for (Tree tree : trees) {
            if (tree instanceof ClassTree type) {
                types.add(type);
                types.addAll(types(type.getMembers()));
            }
        }
        return types;
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation, String name) {
        return modifiers.getAnnotations().stream()
                .filter(mark -> mark.getAnnotationType().toString().equals(annotation))
                .flatMap(mark -> mark.getArguments().stream())
                .map(argument -> literal(argument, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The parser leaves out a name that the source leaves out: then it is the value. */
    private static Optional<String> literal(ExpressionTree argument, String name) {
        if (argument instanceof AssignmentTree assignment) {
            boolean wanted = assignment.getVariable().toString().equals(name);
            return wanted ? literal(assignment.getExpression(), "value") : Optional.empty();
        }
        return argument instanceof LiteralTree literal && name.equals("value")
                ? Optional.of(String.valueOf(literal.getValue()))
                : Optional.empty();
    }
}
