package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrations keep the former release running; and the rule finds what was planted against it. */
class MigrationsTest {

    @Test
    void every_migration_lets_the_former_release_go_on() {
        assertThat(MigrationRules.violations(Checkout.here())).isEmpty();
    }

    @Test
    void two_with_one_number_are_found() {
        assertThat(MigrationRules.sameNumbers(List.of("V9__quota.sql", "V9__roles.sql", "V10__more.sql")))
                .containsExactly("V9__roles.sql has the number of another migration");
    }

    @Test
    void what_takes_away_or_narrows_is_found() {
        List<String> contracts = List.of(
                "alter table registration drop column channel;",
                "drop table campaign_text;",
                "alter table registration rename column channel to way;",
                "alter table registration rename to acceptance;",
                "alter table registration alter column channel type varchar(9);",
                "alter table registration modify channel varchar(9);",
                "alter table registration alter column channel set not null;",
                "alter table registration add column way text not null;",
                "ALTER TABLE registration ADD way TEXT NOT NULL, ADD other TEXT;",
                "alter table registration add constraint c check (version > 0);",
                "alter table registration add unique (channel);",
                "create unique index one on registration (channel);",
                "truncate registration;",
                "revoke select on registration from replicator;");

        assertThat(contracts)
                .allSatisfy(sql ->
                        assertThat(MigrationRules.violations(sql)).as(sql).isNotEmpty());
    }

    @Test
    void what_only_adds_passes() {
        List<String> expansions = List.of(
                "create table t (a text not null, primary key (a)); create unique index i on t (a);",
                "alter table registration add column way text;",
                "alter table registration add column way text not null default '';",
                "create index by_way on registration (channel);",
                "drop index by_way;",
                "alter table registration alter column channel drop not null;",
                "grant select on registration to replicator;",
                "-- drop table campaign; only words\ninsert into t values ('x');",
                "create or replace function f() returns int language sql as 'select 1';");

        assertThat(expansions)
                .allSatisfy(sql ->
                        assertThat(MigrationRules.violations(sql)).as(sql).isEmpty());
    }

    @Test
    void a_contract_says_so_and_why() {
        String drop = "alter table registration drop column channel;";

        assertThat(MigrationRules.violations("-- contract: no release after 0.3 reads it\n" + drop))
                .isEmpty();
        assertThat(MigrationRules.violations("-- contract:\n" + drop)).isNotEmpty();
    }
}
