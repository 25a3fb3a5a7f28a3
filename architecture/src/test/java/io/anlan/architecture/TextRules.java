package io.anlan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must not stand in any file that people read, whatever its language. */
final class TextRules {
    // Put together from halves, or this file would be its own first finding.
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    private static final Pattern SOMEBODYS_FOLDER =
            Pattern.compile("(?<![\\w.])/(ho" + "me|ro" + "ot|Us" + "ers)/[\\w.]+|\\b[A-Z]:\\\\\\\\?Us" + "ers\\b");

    private TextRules() {}

    static List<String> leftovers(Checkout checkout) {
        return linesWith(checkout, LEFTOVER, "is a leftover marker: do it, or open an issue");
    }

    /** Paths of one person's machine, among them the one this checkout lies in. */
    static List<String> machinePaths(Checkout checkout) {
        Pattern here = Pattern.compile(Pattern.quote(checkout.root().toString()) + "\\b");
        List<String> findings = new ArrayList<>(linesWith(checkout, SOMEBODYS_FOLDER, "is a path of one machine"));
        if (checkout.root().getNameCount() > 1) {
            findings.addAll(linesWith(checkout, here, "is the path of this checkout"));
        }
        return findings;
    }

    private static List<String> linesWith(Checkout checkout, Pattern pattern, String reason) {
        List<String> findings = new ArrayList<>();
        for (Path file : checkout.textFiles()) {
            String[] lines = textOf(file).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                var found = pattern.matcher(lines[i]);
                if (found.find()) {
                    findings.add(checkout.name(file) + ":" + (i + 1) + " " + found.group() + " " + reason);
                }
            }
        }
        return findings;
    }

    /** A file without an ending may be binary; it holds no text then. */
    private static String textOf(Path file) {
        try {
            return Checkout.read(file);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            if (cause instanceof CharacterCodingException) {
                return "";
            }
            throw e;
        }
    }
}
