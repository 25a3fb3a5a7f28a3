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
    private static final Pattern BLANKS = Pattern.compile("[\\s-]");
    private static final byte[] SEPARATOR = {0x1f};

    public RegistrationNo {
        if (!isRight(value)) {
            throw new IllegalArgumentException("Not a registration number; use parse for what a person typed");
        }
    }

    /** The number of a person in a campaign. Who makes many of one campaign keeps its {@link Series}. */
    public static RegistrationNo of(byte[] numberKey, String campaignId, PersonKey person) {
        return new Series(numberKey, campaignId).of(person);
    }

    /** The numbers of one campaign, whose own key is made from the number key: once, for that is half the work. */
    public static final class Series {
        private final byte[] campaign;
        private final byte[] campaignKey;

        public Series(byte[] numberKey, String campaignId) {
            campaign = campaignId.getBytes(UTF_8);
            campaignKey = HmacSm3.mac(numberKey, campaign);
        }

        /** The number of a person. */
        public RegistrationNo of(PersonKey person) {
            String digits = Base32.encode(HmacSm3.mac(campaignKey, campaign, SEPARATOR, person.bytes()))
                    .substring(0, CHARACTERS);
            return new RegistrationNo(digits + Base32.check(digits));
        }
    }

    /** Reads what a person typed; blanks, hyphens, small letters and the look-alikes I, L and O are forgiven. */
    public static Outcome<RegistrationNo> parse(String typed) {
        // Pages and programs send it as it was given to them.
        if (isRight(typed)) {
            return Outcome.done(new RegistrationNo(typed));
        }
        String text = BLANKS.matcher(typed.toUpperCase(Locale.ROOT))
                .replaceAll("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return isRight(text)
                ? Outcome.done(new RegistrationNo(text))
                : Outcome.refused(Refusal.of(
                        "bad-registration-no", 400, "A registration number has 21 characters; one is mistyped"));
    }

    private static boolean isRight(String text) {
        return text.length() == CHARACTERS + 1
                && Base32.spells(text)
                && text.charAt(CHARACTERS) == Base32.check(text.substring(0, CHARACTERS));
    }

    @Override
    public String toString() {
        return value;
    }
}
