package io.anlan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletionStage;

/** Places inside a node at which the chaos suite strikes, named in a file since no class of chaos may call the node. */
final class FailpointRules {
    static final String LIST = "chaos/src/main/resources/io/anlan/chaos/failpoint/failpoints.properties";

    private FailpointRules() {}

    /** A method that is renamed is noticed here, not by a fault that never bites. */
    static List<String> findings(Path list, JavaClasses node) {
        Properties places = new Properties();
        try (Reader reader = Files.newBufferedReader(list)) {
            places.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> findings = new ArrayList<>();
        if (places.isEmpty()) {
            findings.add(list + " names no failpoint");
        }
        for (String name : places.stringPropertyNames().stream().sorted().toList()) {
            look(name, places.getProperty(name), node, findings);
        }
        return findings;
    }

    private static void look(String name, String place, JavaClasses node, List<String> findings) {
        int dot = place.lastIndexOf('.');
        String type = place.substring(0, Math.max(0, dot));
        if (!node.contain(type)) {
            findings.add("failpoint " + name + ": the node has no class " + type);
            return;
        }
        List<JavaMethod> methods = node.get(type).getMethods().stream()
                .filter(method -> method.getName().equals(place.substring(dot + 1)))
                .toList();
        if (methods.size() != 1) {
            findings.add("failpoint " + name + ": " + methods.size() + " methods are called " + place);
        } else if (!methods.get(0).getRawReturnType().isEquivalentTo(CompletionStage.class)) {
            findings.add("failpoint " + name + ": " + place + " cannot be late, it answers at once");
        }
    }
}
