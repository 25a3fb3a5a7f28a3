package io.anlan.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every package says what it is for and is watched by NullAway and Error Prone, which skip an unmarked one in silence. */
final class PackageRules {
    private static final String MAIN = "src/main/java";
    private static final String INFO = "package-info.java";
    private static final String TEST = "src/test/java";

    private PackageRules() {}

    static List<String> findings(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        for (Path folder : packages(checkout)) {
            Path main = Path.of(folder.toString().replace(TEST, MAIN));
            boolean markedInMain = !main.equals(folder) && Files.exists(main.resolve(INFO));
            if (!markedInMain) {
                look(checkout, folder, findings);
            } else if (Files.exists(folder.resolve(INFO))) {
                findings.add(
                        checkout.name(folder.resolve(INFO)) + " hides the marks of the main package, which hold here");
            }
        }
        return findings;
    }

    private static void look(Checkout checkout, Path folder, List<String> findings) {
        Path info = folder.resolve(INFO);
        if (!Files.exists(info)) {
            findings.add(checkout.name(folder) + " has no package-info.java");
            return;
        }
        String text = Checkout.read(info);
        for (String mark : List.of("@NullMarked", "@CheckReturnValue")) {
            if (text.lines().noneMatch(line -> line.strip().equals(mark))) {
                findings.add(checkout.name(info) + " lacks " + mark);
            }
        }
        if (!text.startsWith("/**")) {
            findings.add(checkout.name(info) + " does not say what the package is for");
        }
    }

    private static Set<Path> packages(Checkout checkout) {
        return checkout.javaFiles().stream()
                .map(file -> checkout.root().resolve(file).getParent())
                .filter(folder ->
                        folder.toString().contains(MAIN) || folder.toString().contains(TEST))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
