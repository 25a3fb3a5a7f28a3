package io.anlan.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java files read by the compiler's own parser, with their line numbers; nothing is resolved or compiled. */
final class JavaSources {
    private final List<Unit> units = new ArrayList<>();

    /** One parsed file. */
    record Unit(String name, CompilationUnitTree tree, Trees trees) {
        long firstLine(Tree part) {
            return tree.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(tree, part));
        }

        long lastLine(Tree part) {
            return tree.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(tree, part));
        }

        String at(Tree part) {
            return name + ":" + firstLine(part);
        }

        boolean isTest() {
            return name.contains("src/test/");
        }

        String packageName() {
            return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
        }
    }

    static JavaSources of(Checkout checkout) {
        JavaSources sources = new JavaSources();
        List<Path> files = checkout.javaFiles();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree tree : task.parse()) {
                String name = checkout.name(Path.of(tree.getSourceFile().toUri()));
                sources.units.add(new Unit(name, tree, Trees.instance(task)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    List<Unit> units() {
        return List.copyOf(units);
    }
}
