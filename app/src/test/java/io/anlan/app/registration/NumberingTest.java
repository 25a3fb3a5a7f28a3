package io.anlan.app.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.identity.Key;
import io.anlan.app.identity.KeyKind;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import org.junit.jupiter.api.Test;

class NumberingTest {

    private static final PersonKey PERSON = new PersonKey(new byte[32]);

    private final Numbering numbering = new Numbering();

    @Test
    void each_number_is_that_of_its_key_its_campaign_and_its_person() {
        isRight(key(1), "spring-1", PERSON);
        isRight(key(1), "spring-2", PERSON);
        isRight(key(1), "spring-1", person(7));
    }

    @Test
    void a_campaign_whose_key_is_another_one_numbers_by_that() {
        isRight(key(1), "spring-1", PERSON);
        isRight(key(2), "spring-1", PERSON);
    }

    private void isRight(Key key, String campaign, PersonKey person) {
        assertThat(numbering.number(key, campaign, person))
                .isEqualTo(RegistrationNo.of(key.material(), campaign, person));
    }

    private static Key key(int seed) {
        return new Key("number-1", KeyKind.NUMBER, null, 0, new byte[] {(byte) seed});
    }

    private static PersonKey person(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new PersonKey(bytes);
    }
}
