package io.anlan.chaos.report;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Locale;

/** Text of a page being written; what is not markup goes through {@link #text}. */
final class Html {
    private final StringBuilder out = new StringBuilder(64_000);

    /** Markup as it is, with values that are figures or were escaped before. */
    @CanIgnoreReturnValue
    Html raw(String format, Object... values) {
        out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
        return this;
    }

    /** What every page begins with, which needs nothing but itself. */
    void begin(String title) {
        raw("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        raw("<title>" + text(title) + "</title><style>").raw(Style.CSS).raw("</style></head>");
        raw("<body class=\"zh\"><main>");
    }

    /** The whole page, now that nothing more is written. */
    String end() {
        raw("</main><script>" + Style.SCRIPT + "</script></body></html>");
        return toString();
    }

    /** A text in both languages; the page shows one of them. */
    static String both(String zh, String en) {
        return "<span lang=\"zh-CN\">" + text(zh) + "</span><span lang=\"en\">" + text(en) + "</span>";
    }

    static String text(String any) {
        return any.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
