package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.load.Citizen;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.ResidentId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must be refused is refused by name at the edge, stores nothing and leaves no personal data behind. */
@OnTwin
class BadInputIT {
    private static final LocalDate A_CHILDS_BIRTHDAY = LocalDate.of(2015, 6, 1);

    @Test
    void bad_logins_are_refused_by_name(TwinFixture twin) {
        Citizen citizen = twin.citizen();
        String id = citizen.id().value();
        String wrongCheck = id.substring(0, 17) + (id.charAt(17) == '1' ? '2' : '1');

        assertThat(refusal(login(twin, citizen.name(), wrongCheck, "246810"))).isEqualTo("400 bad-id-number");
        assertThat(refusal(login(twin, citizen.name(), "110101900101001", "246810")))
                .isEqualTo("400 bad-id-number");
        assertThat(refusal(login(twin, citizen.name(), id, "111111"))).isEqualTo("401 identity-mismatch");
        assertThat(refusal(login(twin, citizen.name(), id, "999999"))).isEqualTo("503 identity-unavailable");
        assertThat(refusal(twin.edge().post("/sessions", "{\"name\":", Map.of())))
                .isEqualTo("400 malformed-json");
    }

    @Test
    void bad_registrations_are_refused_by_name_and_store_nothing(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        String child = twin.session(new Citizen(0, "王小明", ResidentId.of("310101", A_CHILDS_BIRTHDAY, 77)));
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + session, "Idempotency-Key", "k1");
        String path = "/campaigns/" + campaign + "/registrations";
        Caller edge = twin.edge();

        assertThat(refusal(edge.register(child, campaign, "wechat", "k1"))).isEqualTo("403 under-age");
        assertThat(refusal(edge.register(session, campaign, "carrier-pigeon", "k1")))
                .isEqualTo("400 unknown-channel");
        assertThat(refusal(edge.register(session, "no-such-campaign", "wechat", "k1")))
                .isEqualTo("404 campaign-not-found");
        assertThat(refusal(edge.register(session + "x", campaign, "wechat", "k1")))
                .isEqualTo("401 session-forged");
        assertThat(refusal(edge.post(path, "{\"channel\":\"wechat\"}", Map.of("Idempotency-Key", "k1"))))
                .isEqualTo("401 session-missing");
        assertThat(refusal(edge.post(path, "{\"channel\":\"wechat\"}", Map.of("Authorization", "Bearer " + session))))
                .isEqualTo("400 missing-idempotency-key");
        assertThat(refusal(edge.post(path, "{\"channel\":", bearer))).isEqualTo("400 malformed-json");
        assertThat(refusal(edge.post(path, "{\"channel\":\"wechat\",\"money\":1}", bearer)))
                .isEqualTo("400 unknown-field");
        assertThat(refusal(edge.post(path, "{\"channel\":\"we\\u0000chat\"}", bearer)))
                .startsWith("400 ");
        assertThat(refusal(edge.post(path, "{\"channel\":\"" + "w".repeat(3_000) + "\"}", bearer)))
                .startsWith("400 ");
        assertThat(refusal(edge.post(path, "{\"channel\":\"" + "w".repeat(60_000) + "\"}", bearer)))
                .isEqualTo("413 body-too-large");
        for (Store store : Store.values()) {
            assertThat(twin.rows(store, campaign)).as(store.title()).isEmpty();
        }
    }

    @Test
    void another_body_under_the_same_key_is_refused(TwinFixture twin) {
        String campaign = twin.campaign();
        String session = twin.session();
        assertThat(twin.edge().register(session, campaign, "wechat", "k1").status())
                .isEqualTo(201);

        assertThat(refusal(twin.edge().register(session, campaign, "alipay", "k1")))
                .isEqualTo("422 idempotency-key-reused");
        twin.awaitAgreement(campaign, 1);
    }

    @Test
    void a_closed_campaign_refuses(TwinFixture twin) throws SQLException {
        String campaign = twin.campaign();
        String session = twin.session();
        String operator = twin.twin().operatorToken();
        // Each site has a gate of its own.
        for (SiteId site : SiteId.values()) {
            Answer closed = twin.node(site)
                    .post("/campaigns/" + campaign + "/close", "", Map.of("Authorization", "Bearer " + operator));
            assertThat(closed.status()).as(closed.raw()).isEqualTo(200);
        }

        assertThat(refusal(twin.edge().register(session, campaign, "wechat", "k1")))
                .isEqualTo("409 campaign-closed");
        for (SiteId site : SiteId.values()) {
            assertThat(refusal(twin.node(site).register(session, campaign, "wechat", "k1")))
                    .isEqualTo("409 campaign-closed");
        }
        assertThat(twin.rows(Store.REGISTRATION_A, campaign)).isEmpty();
    }

    @Test
    void a_header_of_one_megabyte_is_refused_with_a_problem(TwinFixture twin) throws IOException {
        RawAnswer answer = RawAnswer.to(
                twin.edgeThatServes(),
                "GET /campaigns HTTP/1.1\r\nHost: edge\r\nX-Long: " + "x".repeat(1_000_000) + "\r\n\r\n");

        assertThat(answer.statusLine()).contains(" 431 ");
        assertThat(answer.text()).contains("application/problem+json");
    }

    @Test
    void an_address_that_cannot_be_decoded_is_refused_with_a_problem(TwinFixture twin) throws IOException {
        for (URI server : List.of(twin.edgeThatServes(), twin.twin().plan().node(SiteId.SITE_A, 1))) {
            RawAnswer answer = RawAnswer.to(server, "GET /%zz HTTP/1.1\r\nHost: anlan\r\n\r\n");

            assertThat(answer.statusLine()).as(server.toString()).contains(" 400 ");
            assertThat(answer.text()).as(server.toString()).contains("application/problem+json");
        }
    }

    @Test
    void no_log_holds_a_name_or_an_id_number(TwinFixture twin) throws IOException {
        Citizen citizen = new Citizen(0, "独孤无名", twin.citizen().id());
        String campaign = twin.campaign();
        String session = twin.session(citizen);
        Answer registered = twin.edge().register(session, campaign, "wechat", "k1");
        Answer mismatch = login(twin, citizen.name(), citizen.id().value(), "111111");
        Answer broken = login(twin, citizen.name(), citizen.id().value() + "9", "246810");

        assertThat(registered.status()).isEqualTo(201);
        for (Answer answer : List.of(mismatch, broken)) {
            assertThat(answer.raw()).doesNotContain(citizen.id().value(), citizen.name());
        }
        for (String part : twin.twin().partNames()) {
            Path log = twin.twin().home().log(part);
            try (Stream<String> lines = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
                assertThat(lines.filter(line -> line.contains(citizen.id().value()) || line.contains(citizen.name())))
                        .as(part)
                        .isEmpty();
            }
        }
    }

    private static Answer login(TwinFixture twin, String name, String id, String code) {
        return twin.edge()
                .post(
                        "/sessions",
                        Caller.JSON
                                .createObjectNode()
                                .put("name", name)
                                .put("idType", "resident-id")
                                .put("idNumber", id)
                                .put("code", code)
                                .toString(),
                        Map.of());
    }

    private static String refusal(Answer answer) {
        return answer.status() + " " + answer.problem();
    }
}
