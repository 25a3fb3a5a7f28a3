package io.anlan.app.problem;

import io.anlan.kernel.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of single fields. Each gives the complaint, or null when there is none; no complaint repeats the value. */
public final class Fields {

    private Fields() {}

    /** A text for people: there, not blank, not too long, storable in every database and showable on every page. */
    public static @Nullable Refusal text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return missing(field);
        }
        if (value.codePointCount(0, value.length()) > longest) {
            return Refusal.of(
                    ProblemType.TEXT_TOO_LONG.slug(),
                    400,
                    "The field " + field + " may have at most " + longest + " characters.");
        }
        return value.codePoints().allMatch(Fields::showable)
                ? null
                : Refusal.of(
                        ProblemType.BAD_TEXT.slug(),
                        400,
                        "The field " + field + " has a character that cannot be stored or shown.");
    }

    /** A word of a fixed shape. */
    public static @Nullable Refusal word(String field, @Nullable String value, Pattern shape) {
        if (value == null) {
            return missing(field);
        }
        return shape.matcher(value).matches() ? null : bad(field, "must match " + shape.pattern());
    }

    /** A field that must be there. */
    public static @Nullable Refusal present(String field, @Nullable Object value) {
        return value == null ? missing(field) : null;
    }

    /** A number within bounds. */
    public static @Nullable Refusal within(String field, @Nullable Number value, long least, long most) {
        if (value == null) {
            return missing(field);
        }
        return value.longValue() >= least && value.longValue() <= most
                ? null
                : bad(field, "must be from " + least + " to " + most);
    }

    /** A field whose value breaks the rule that the sentence states. */
    public static Refusal bad(String field, String rule) {
        return Refusal.of(ProblemType.BAD_VALUE.slug(), 400, "The field " + field + " " + rule + ".");
    }

    /** The first complaint of several. */
    public static @Nullable Refusal first(@Nullable Refusal... complaints) {
        for (var complaint : complaints) {
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static Refusal missing(String field) {
        return Refusal.of(ProblemType.MISSING_FIELD.slug(), 400, "The field " + field + " is missing.");
    }

    private static boolean showable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                codePoint == '\n';
            default -> true;
        };
    }
}
