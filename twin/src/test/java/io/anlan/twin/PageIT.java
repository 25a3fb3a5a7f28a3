package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.load.Citizen;
import io.anlan.kernel.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The citizen's page in a real browser. */
@OnTwin
class PageIT {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);
    private static final Duration RETRIED_WITHIN = Duration.ofSeconds(60);
    private static final Duration AGREED_WITHIN = Duration.ofSeconds(90);

    private static final int SEATS = 50;

    private Phone phone;

    @BeforeEach
    void open() {
        assumeTrue(Phone.there(), "chromium and chromedriver are not installed (Debian: chromium, chromium-driver)");
        phone = new Phone();
    }

    @AfterEach
    void close() {
        if (phone != null) {
            phone.close();
        }
    }

    @Test
    void a_citizen_registers_and_gets_a_receipt_that_others_can_look_up(TwinFixture twin) {
        String campaign = twin.campaign();
        Citizen citizen = twin.citizen();

        comeTo(twin, campaign);
        phone.picture("1-campaign");
        signIn(twin, citizen);
        phone.picture("2-channel");
        phone.press("form button.main");
        twin.await("the page asks for a channel", SHOWN_WITHIN, () -> phone.shows(".errors"));
        phone.press("input[value=wechat]");
        phone.press("form button.main");
        twin.await("the receipt", SHOWN_WITHIN, () -> phone.shows(".panel .number"));

        phone.picture("3-receipt");
        assertThat(phone.text())
                .contains("两个数据中心")
                .doesNotContain(citizen.name(), citizen.id().value());
        assertThat(phone.shows(".stored.both")).isTrue();
        twin.await(
                "the QR code is painted",
                SHOWN_WITHIN,
                () -> phone.asks("document.querySelector('.qr img').complete && document.querySelector('.qr"
                                + " img').naturalWidth > 0")
                        .equals("true"));
        String number = phone.asks("document.querySelector('.panel .number').textContent.trim()");
        assertThat(phone.address()).doesNotContain(citizen.id().value());

        phone.open(twin.edgeThatServes().resolve("/r/" + number));
        twin.await("the look-up", SHOWN_WITHIN, () -> phone.shows(".number.quiet"));
        phone.picture("4-looked-up");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void a_page_told_that_nothing_is_stored_tries_again_by_itself_and_says_so(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        comeTo(twin, campaign);
        signIn(twin, twin.citizen());
        phone.press("input[value=alipay]");
        for (SiteId site : SiteId.values()) {
            twin.twin().freeze(twin.part("pg", site));
        }

        phone.press("form button.main");
        twin.await("the page says that it tries again", RETRIED_WITHIN, () -> phone.shows(".sending .hint"));
        phone.picture("5-trying-again");
        for (SiteId site : SiteId.values()) {
            twin.twin().thaw(twin.part("pg", site));
        }

        twin.await("the receipt", RETRIED_WITHIN, () -> phone.shows(".panel .number"));
        String number = phone.asks("document.querySelector('.panel .number').textContent.trim()");
        twin.await(
                "four databases agree",
                AGREED_WITHIN,
                () -> twin.stores().agreement().whole());
        // Tries that hung at both sites may each have been stored when the databases went on; one of them counts.
        assertThat(twin.rows(Store.REGISTRATION_A, campaign))
                .hasSizeBetween(1, 2)
                .allMatch(row -> row.registrationNo().equals(number));
    }

    @Test
    void a_page_whose_edge_froze_goes_on_at_the_other(TwinFixture twin) {
        String campaign = twin.campaign();
        comeTo(twin, campaign);
        signIn(twin, twin.citizen());
        phone.press("input[value=wechat]");
        twin.twin().freeze("edge-a");
        try {
            phone.press("form button.main");
            twin.await("the receipt", RETRIED_WITHIN, () -> phone.shows(".panel .number"));
        } finally {
            twin.twin().thaw("edge-a");
        }

        assertThat(phone.address())
                .startsWith(twin.twin().plan().edge(SiteId.SITE_A).toString());
    }

    @Test
    void a_citizen_claims_a_seat_and_keeps_it_and_another_gives_theirs_back(TwinFixture twin) {
        SeatRush rush = SeatRush.open(twin, SEATS);
        Citizen keeps = twin.citizen();
        comeTo(twin, rush.campaign());
        phone.picture("7-first-come");
        signIn(twin, keeps, "#claim");

        phone.press("#claim");
        twin.await("a seat is held", RETRIED_WITHIN, () -> phone.shows(".panel.held .number"));
        phone.picture("8-held");
        assertThat(phone.text()).doesNotContain(keeps.name(), keeps.id().value());
        String number = phone.asks("document.querySelector('.panel .number').textContent.trim()");
        phone.press("#keep");
        twin.await("the seat is kept", RETRIED_WITHIN, () -> phone.shows(".panel.confirmed .number"));
        phone.picture("9-kept");
        assertThat(phone.shows(".stored.both")).isTrue();

        phone.press("footer .link");
        comeTo(twin, rush.campaign());
        signIn(twin, twin.citizen(), "#claim");
        phone.press("#claim");
        twin.await("another seat is held", RETRIED_WITHIN, () -> phone.shows(".panel.held .number"));
        assertThat(phone.asks("document.querySelector('.panel .number').textContent.trim()"))
                .isNotEqualTo(number);
        phone.press("#give-back");
        twin.await("it is given back", RETRIED_WITHIN, () -> phone.shows("#given-back"));
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void the_page_speaks_english_and_large_and_names_what_is_wrong(TwinFixture twin) {
        String campaign = twin.campaign();
        comeTo(twin, campaign);
        phone.press(".switches button:last-child");
        phone.press(".switches button:first-child");

        phone.press("button.main");
        twin.await("the sign-in form", SHOWN_WITHIN, () -> phone.shows("#idNumber"));
        phone.type("#name", "张三");
        phone.type("#idNumber", "110105199001010000");
        phone.type("#code", "246810");
        phone.press("form button.main");

        twin.await("the page names the field", SHOWN_WITHIN, () -> phone.shows("#idNumber-error"));
        phone.picture("6-wrong-number-large-english");
        assertThat(phone.asks("document.documentElement.lang")).isEqualTo("en");
        assertThat(phone.asks("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
    }

    private void comeTo(TwinFixture twin, String campaign) {
        phone.open(twin.edgeThatServes().resolve("/c/" + campaign));
        twin.await("the campaign", SHOWN_WITHIN, () -> phone.shows("button.main"));
    }

    private void signIn(TwinFixture twin, Citizen citizen) {
        signIn(twin, citizen, "input[value=wechat]");
    }

    private void signIn(TwinFixture twin, Citizen citizen, String next) {
        phone.press("button.main");
        twin.await("the sign-in form", SHOWN_WITHIN, () -> phone.shows("#idNumber"));
        phone.type("#name", citizen.name());
        phone.type("#idNumber", citizen.id().value());
        phone.type("#code", "246810");
        phone.press("form button.main");
        twin.await("what comes after signing in", SHOWN_WITHIN, () -> phone.shows(next));
    }
}
