package io.anlan.architecture;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/** A small checkout in a temporary folder in which a test breaks a rule on purpose. */
record Planted(Path root) {

    @CanIgnoreReturnValue
    Planted file(String name, String... lines) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @CanIgnoreReturnValue
    Planted modules(String... modules) {
        file(
                "pom.xml",
                Arrays.stream(modules)
                        .map(module -> "<module>" + module + "</module>")
                        .toArray(String[]::new));
        for (String module : modules) {
            file(module + "/pom.xml", "<project/>");
        }
        return this;
    }

    /** Compiles the module's sources, seeing this test's class path, into its folder of classes. */
    Planted compiled(String module) {
        Checkout checkout = checkout();
        Path classes = root.resolve(module).resolve("target/classes");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        checkout.javaFiles().stream()
                .filter(file -> file.startsWith(root.resolve(module)))
                .forEach(file -> arguments.add(file.toString()));
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("what was planted does not compile");
        }
        return this;
    }

    Checkout checkout() {
        return new Checkout(root);
    }

    JavaSources sources() {
        return JavaSources.of(checkout());
    }
}
