package io.anlan.kernel.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Base32;
import io.anlan.kernel.HmacSm3;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number a citizen holds: 100 bits and a check character. It is a function of campaign and person, so two sites that
 * accept the same person give the same number.
 */
public record RegistrationNo(String value) {
    private static final int CHARACTERS = 20;
    private static final Pattern SHAPE = Pattern.compile("[" + Base32.ALPHABET + "]{" + (CHARACTERS + 1) + "}");
    private static final byte[] SEPARATOR = {0x1f};

    public RegistrationNo {
        if (!isRight(value)) {
            throw new IllegalArgumentException("Not a registration number; use parse for what a person typed");
        }
    }

    /** The number of a person in a campaign; the campaign's own key is made from the number key. */
    public static RegistrationNo of(byte[] numberKey, String campaignId, PersonKey person) {
        byte[] campaign = campaignId.getBytes(UTF_8);
        byte[] campaignKey = HmacSm3.mac(numberKey, campaign);
        String digits = Base32.encode(HmacSm3.mac(campaignKey, campaign, SEPARATOR, person.bytes()))
                .substring(0, CHARACTERS);
        return new RegistrationNo(digits + Base32.check(digits));
    }

    /** Reads what a person typed; blanks, hyphens, small letters and the look-alikes I, L and O are forgiven. */
    public static Outcome<RegistrationNo> parse(String typed) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return isRight(text)
                ? Outcome.done(new RegistrationNo(text))
                : Outcome.refused(Refusal.of(
                        "bad-registration-no", 400, "A registration number has 21 characters; one is mistyped"));
    }

    private static boolean isRight(String text) {
        return SHAPE.matcher(text).matches() && text.charAt(CHARACTERS) == Base32.check(text.substring(0, CHARACTERS));
    }

    @Override
    public String toString() {
        return value;
    }
}
