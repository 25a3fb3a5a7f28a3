package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.FourDatabases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedReconcile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All four databases with all four links running: what is planted in any of them is found, mended, and told. */
class MendTest {
    private static final TableDescription REGISTRATION = Rows.REGISTRATION;
    private static final TableDescription TEXT = Rows.CAMPAIGN_TEXT;
    private static final TableDescription FACT = Rows.CATALOG.table("determination");
    private static final String PERSON = "person_key = " + hex(Rows.personKey(7));
    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private static StagedReconcile atA;
    private static StagedReconcile atB;

    @BeforeAll
    static void begin() {
        EachDatabase.clean();
        FourDatabases links = open(FourDatabases.linked());
        for (int person = 0; person < 300; person++) {
            int site = 1 + person % 2;
            EachDatabase where = site == 1 ? EachDatabase.REGISTRATION_A : EachDatabase.REGISTRATION_B;
            Rows.write(where.login(), REGISTRATION, Rows.registration("c" + person % 3, person, site));
        }
        Rows.write(EachDatabase.REGISTRATION_A.login(), TEXT, Rows.text("c1", "惠民券", "第一版", 10, 1));
        Bureau.at(SiteId.SITE_A).opens(7, "hospital");
        Bureau.at(SiteId.SITE_B).opens(8, "hospital");
        links.awaitsRows("registration", 300);
        links.awaitsRows("campaign_text", 1);
        links.awaitsRows("determination", 2);
        atA = open(StagedReconcile.at(SiteId.SITE_A));
        atB = open(StagedReconcile.at(SiteId.SITE_B));
    }

    private static <T extends AutoCloseable> T open(T one) {
        OPEN.add(0, one);
        return one;
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable one : OPEN) {
            one.close();
        }
    }

    /** A difference, the statement that plants it, and what it must be called. */
    record Plant(String what, FindingKind kind, String table, String postgres, String mariaDb) {
        Plant(String what, FindingKind kind, String table, String both) {
            this(what, kind, table, both, both);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Plant> plants() {
        @Nullable Object[] old = Rows.text("c1", "惠民券", "旧版", 9, 1);
        String hash = HexFormat.of().formatHex((byte[]) old[TEXT.index(Column.ROW_HASH)]);
        String stale = "UPDATE campaign_text SET summary = '旧版', version = 9, row_hash = ";
        return List.of(
                new Plant("missing", FindingKind.MISSING, "registration", "DELETE FROM registration WHERE " + PERSON),
                new Plant(
                        "stale",
                        FindingKind.STALE,
                        "campaign_text",
                        stale + "'\\x" + hash + "'::bytea",
                        stale + "X'" + hash + "'"),
                new Plant("one letter", FindingKind.ALTERED, "registration", set("channel = 'wechau'")),
                new Plant("one byte", FindingKind.ALTERED, "registration", set("body_hash = " + hex(new byte[] {1}))),
                new Plant("one byte of the hash", FindingKind.ALTERED, "registration", hashByte()),
                new Plant("a space at the end", FindingKind.ALTERED, "registration", set("channel = 'wechat '")),
                new Plant("a version", FindingKind.ALTERED, "registration", set("version = version - 1")),
                new Plant("an end of time", FindingKind.ALTERED, "registration", set("keep_until = 1")),
                new Plant("millis for micros", FindingKind.ALTERED, "registration", set("accepted_at = 1700000000000")),
                new Plant(
                        "bytes as their hex",
                        FindingKind.ALTERED,
                        "registration",
                        set("body_hash = convert_to(encode(substring(body_hash from 1 for 8), 'hex'), 'UTF8')"),
                        set("body_hash = HEX(LEFT(body_hash, 8))")),
                new Plant(
                        "a fact missing",
                        FindingKind.MISSING,
                        "determination",
                        "DELETE FROM determination WHERE " + PERSON),
                new Plant(
                        "a fact altered",
                        FindingKind.ALTERED,
                        "determination",
                        "UPDATE determination SET colour = 'GREEN' WHERE " + PERSON),
                new Plant(
                        "UTF-8 read as Latin-1",
                        FindingKind.ALTERED,
                        "campaign_text",
                        "UPDATE campaign_text SET title = convert_from(convert_to(title, 'UTF8'), 'LATIN1')",
                        "UPDATE campaign_text SET title = CONVERT(CAST(title AS BINARY) USING latin1)"));
    }

    private static String set(String assignment) {
        return "UPDATE registration SET " + assignment + " WHERE " + PERSON;
    }

    private static String hashByte() {
        return set("row_hash = " + hex(new byte[16]));
    }

    /** As MariaDB reads it; PostgreSQL's is made of it in {@link #plantAt}. */
    private static String hex(byte[] bytes) {
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }

    static Stream<Arguments> plantsEverywhere() {
        return Arrays.stream(EachDatabase.values())
                .flatMap(where -> plants().stream().map(plant -> Arguments.of(plant, where)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("plantsEverywhere")
    void what_is_planted_is_found_and_mended(Plant plant, EachDatabase where) {
        plantAt(where, where.engine() == Engine.POSTGRESQL ? plant.postgres() : plant.mariaDb());

        RunView first = (where.title().endsWith("a") ? atA : atB).run();
        RunView second = (where.title().endsWith("a") ? atB : atA).run();

        assertThat(first.findings()).anySatisfy(finding -> {
            assertThat(finding.database()).isEqualTo(where.title());
            assertThat(finding.table()).isEqualTo(plant.table());
            assertThat(finding.kind()).isEqualTo(plant.kind().name());
            assertThat(finding.end()).isEqualTo("MENDED");
        });
        assertThat(List.of(first.left(), second.left()))
                .describedAs("%s %s", first, second)
                .containsOnly(0L);
        EachDatabase.assertSame(REGISTRATION);
        EachDatabase.assertSame(TEXT);
        EachDatabase.assertSame(FACT);
        assertThat(atA.run().state()).isEqualTo("EQUAL");
        assertThat(atB.run().state()).isEqualTo("EQUAL");
    }

    /** At a platform store as a link: triggers let nobody else change a fact, and no link reads it on. */
    private static void plantAt(EachDatabase where, String sql) {
        if (where.engine() == Engine.POSTGRESQL) {
            Databases.run(where.login(), sql.replaceAll("X'([0-9a-f]*)'", "'\\\\x$1'::bytea"));
        } else {
            Databases.run(where.login(), "SET SESSION gtid_domain_id = " + where.gtidDomain(), sql);
        }
    }
}
