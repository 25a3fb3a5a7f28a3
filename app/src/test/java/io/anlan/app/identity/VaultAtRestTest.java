package io.anlan.app.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.LogCapture;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Sql;
import io.anlan.app.testing.StubIdentity;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.ResidentId;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class VaultAtRestTest {

    private static final String NAME = "司马相如";
    private static final ResidentId ID = ResidentId.of("510104", LocalDate.of(1979, 12, 3), 51);

    @Inject
    Pool pool;

    @Inject
    Keyring keyring;

    @Test
    void nothing_of_the_person_is_readable_in_any_table_or_log_and_the_vault_key_opens_it() {
        String dump;
        try (var log = new LogCapture()) {
            login();
            login();
            dump = new Sql(pool).everything();
            assertThat(log.text()).doesNotContain(NAME).doesNotContain(ID.value());
        }

        assertThat(dump).contains("person_vault");
        for (var personal : new String[] {NAME, ID.value(), "19791203"}) {
            assertThat(dump).doesNotContain(personal).doesNotContain(hex(personal));
        }
        var person = PersonKey.of(keyring.pepper(), "resident-id", ID.value());
        var rows = new Sql(pool)
                .run(
                        "select kid, alg, sealed, row_hash = "
                                + CanonicalSql.hashExpression(
                                        TableCatalog.standard().table("person_vault"), Engine.POSTGRESQL, "v")
                                + " from person_vault v where person_key = $1",
                        io.vertx.core.buffer.Buffer.buffer(person.bytes()));
        assertThat(rows.size()).as("two logins, one row").isEqualTo(1);
        var row = rows.iterator().next();
        assertThat(row.getString(1)).isEqualTo("A256GCM");
        assertThat(row.getBoolean(3)).isTrue();
        var vault = new Vault(keyring);
        var sealed = row.getBuffer(2).getBytes();
        assertThat(vault.open(person, row.getString(0), sealed))
                .isEqualTo(new JsonObject()
                        .put("name", NAME)
                        .put("idType", "resident-id")
                        .put("idNumber", ID.value()));
        assertThat(vault.open(new PersonKey(new byte[32]), row.getString(0), sealed))
                .as("a row moved to another person")
                .isNull();
        sealed[20] ^= 1;
        assertThat(vault.open(person, row.getString(0), sealed))
                .as("a changed byte")
                .isNull();
    }

    private static void login() {
        var body = new JsonObject()
                .put("name", NAME)
                .put("idType", "resident-id")
                .put("idNumber", ID.value())
                .put("code", StubIdentity.MATCH)
                .encode();
        // The first answer of a provider may come too late for a login on a busy machine.
        Await.that("the citizen is let in", Duration.ofSeconds(60))
                .until(() -> given().contentType("application/json")
                                .body(body)
                                .post("/sessions")
                                .statusCode()
                        == 200);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
