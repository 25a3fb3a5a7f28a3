package io.anlan.kernel.person;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The 18-character citizen number of GB 11643: region, date of birth, sequence, check character. */
public record ResidentId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern OLD_SHAPE = Pattern.compile("[0-9]{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** The provinces of GB/T 2260; 81, 82 and 83 are also on residence permits of Hong Kong, Macao and Taiwan. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int AGE_MAX = 150;

    public ResidentId {
        if (!SHAPE.matcher(value).matches() || value.charAt(17) != check(value)) {
            // Without the value: an exception ends up in a log.
            throw new IllegalArgumentException("Not a resident id; use parse for what a person typed");
        }
    }

    /** Reads what a person typed and says what is wrong with it, as far as one can know without asking anybody. */
    public static Outcome<ResidentId> parse(String typed, LocalDate today) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (OLD_SHAPE.matcher(text).matches()) {
            return refused("The old form of 15 digits is no longer valid; use the one of 18 characters");
        }
        if (!SHAPE.matcher(text).matches()) {
            return refused("An id number has 17 digits and one more digit or X");
        }
        if (!PROVINCES.contains(text.substring(0, 2))) {
            return refused("The id number names no known province");
        }
        if (text.charAt(17) != check(text)) {
            return refused("The last character does not fit the others; a digit may be mistyped");
        }
        return born(text, today);
    }

    private static Outcome<ResidentId> born(String text, LocalDate today) {
        LocalDate born;
        try {
            born = LocalDate.parse(text.substring(6, 14), DATE);
        } catch (DateTimeException e) {
            return refused("The date of birth in the id number does not exist");
        }
        if (born.isAfter(today)) {
            return refused("The date of birth in the id number is in the future");
        }
        if (Period.between(born, today).getYears() > AGE_MAX) {
            return refused("The date of birth in the id number is too long ago");
        }
        return Outcome.done(new ResidentId(text));
    }

    private static Outcome<ResidentId> refused(String detail) {
        return Outcome.refused(Refusal.of("bad-id-number", 400, detail));
    }

    /** Makes a number with its check character, for those who generate persons. */
    public static ResidentId of(String region, LocalDate birthDate, int sequence) {
        String first17 = region + DATE.format(birthDate) + String.format(Locale.ROOT, "%03d", sequence);
        return new ResidentId(first17 + check(first17));
    }

    /** The day of birth. */
    public LocalDate birthDate() {
        return LocalDate.parse(value.substring(6, 14), DATE);
    }

    /** The six digits of the place where the number was first given. */
    public String region() {
        return value.substring(0, 6);
    }

    /** Full years of age on a day; who was born on 29 February is a year older on 1 March. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    /** The form that may be shown: enough for its owner, too little for others. */
    public String masked() {
        return value.charAt(0) + "*".repeat(16) + value.charAt(17);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static char check(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }
}
