package io.anlan.failover.edge;

import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nodes tell their own site under {@code /q}: health, metrics, names and incarnations of databases. No citizen is passed
 * on to it, however the address is written: a node resolves dots, doubled slashes and signs in hex before it looks.
 */
final class InnerPages {

    private static final String INNER = "q";
    private static final Pattern HEX = Pattern.compile("%(?!2[fF])([0-9a-fA-F]{2})");
    private static final Pattern QUERY = Pattern.compile("[?#]");

    private InnerPages() {}

    /** Whether a node could take this address for one of them. */
    static boolean has(String uri) {
        // Every request pays, and nearly all addresses are plain.
        boolean plain = !uri.contains("%") && !uri.contains("//") && !uri.contains("/.");
        return plain ? uri.startsWith("/" + INNER) && isInner(path(uri)) : isInner(decoded(path(uri)));
    }

    private static String path(String uri) {
        return QUERY.split(uri, 2)[0];
    }

    private static String decoded(String path) {
        return HEX.matcher(path).replaceAll(sign -> {
            char meant = (char) Integer.parseInt(sign.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(meant));
        });
    }

    /** An encoded slash separates nothing for a node. */
    private static boolean isInner(String path) {
        ArrayDeque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return INNER.equals(segments.peekFirst());
    }
}
