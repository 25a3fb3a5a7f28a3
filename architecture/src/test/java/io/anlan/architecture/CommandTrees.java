package io.anlan.architecture;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The command lines of both launchers as they are compiled, each in a class loader of its own. A command is parsed as it
 * would be when it is run, and not run.
 */
final class CommandTrees {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    /** What the launcher of the twin hands to the operator's command line. */
    private static final Set<String> HANDED_OVER = Set.of("reconcile", "backup", "restore", "reseed");

    private final Map<String, CommandLine> trees;

    private CommandTrees(Map<String, CommandLine> trees) {
        this.trees = trees;
    }

    static CommandTrees of(Checkout checkout) {
        return new CommandTrees(Map.of(
                "./anlan", twin(loader(checkout, "infra/local", "kernel")),
                "./anlanctl", operator(loader(checkout, "failover", "kernel"))));
    }

    static CommandTrees of(Map<String, CommandLine> trees) {
        return new CommandTrees(trees);
    }

    /** Why the command cannot be given; empty if it can. */
    Optional<String> fault(String command) {
        List<String> words = words(command);
        CommandLine tree = words.size() < 2 ? null : trees.get(launcher(words.get(0), words.get(1)));
        if (tree == null) {
            return Optional.of(command + " is no command of ./anlan or ./anlanctl");
        }
        try {
            CommandLine.ParseResult parsed =
                    tree.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
            return parsed.hasSubcommand() ? Optional.empty() : Optional.of(command + " names no command");
        } catch (ParameterException misuse) {
            return Optional.of(command + ": " + misuse.getMessage());
        }
    }

    private static String launcher(String launcher, String command) {
        boolean drill = launcher.equals("./anlanctl") && command.equals("drill");
        boolean handedOver = launcher.equals("./anlan") && HANDED_OVER.contains(command);
        return drill ? "./anlan" : handedOver ? "./anlanctl" : launcher;
    }

    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return words;
    }

    private static CommandLine twin(ClassLoader classes) {
        try {
            Object main = classes.loadClass("io.anlan.local.cli.Main")
                    .getDeclaredConstructor()
                    .newInstance();
            return new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the command line of the twin cannot be made", e);
        }
    }

    private static CommandLine operator(ClassLoader classes) {
        try {
            return (CommandLine) classes.loadClass("io.anlan.failover.ctl.CtlMain")
                    .getMethod("commandLine")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the operator's command line cannot be made", e);
        }
    }

    private static ClassLoader loader(Checkout checkout, String... modules) {
        List<URL> folders = new ArrayList<>();
        for (String module : modules) {
            Path classes = checkout.classes(module);
            try {
                folders.add(classes.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new URLClassLoader(folders.toArray(URL[]::new), CommandTrees.class.getClassLoader());
    }
}
