package io.anlan.app.quota.postgres;

import io.anlan.app.quota.Facts;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.Notice;
import io.anlan.app.quota.NoticeKind;
import io.anlan.app.quota.Quota;
import io.anlan.app.quota.Seat;
import io.anlan.app.quota.Serials;
import io.anlan.app.quota.Tallies;
import io.anlan.app.quota.Tally;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads what a database knows of a campaign's quota, within the transaction that has locked its gate. */
final class QuotaReading {

    private final SqlConnection connection;
    private final String campaign;
    private final SiteId here;

    QuotaReading(SqlConnection connection, String campaign, SiteId here) {
        this.connection = connection;
        this.campaign = campaign;
        this.here = here;
    }

    /**
     * The facts, as far as a site with these rights needs them; null if the campaign has no quota here.
     *
     * @param due whose time may be over
     */
    Future<@Nullable Facts> facts(HeldRights rights, DueHolds.Look due) {
        return all(QuotaSql.HEAD, Tuple.of(campaign), row -> row)
                .compose(heads -> heads.isEmpty()
                        ? Future.succeededFuture(null)
                        : all(QuotaSql.NOTICES, Tuple.of(campaign), QuotaReading::notice)
                                .compose(notices -> facts(heads.get(0), notices, rights, due)));
    }

    private Future<@Nullable Facts> facts(Row head, List<Notice> notices, HeldRights rights, DueHolds.Look look) {
        var gate = gate(head);
        var quota = new Quota(head.getLong(0), head.getLong(1), head.getLong(2), head.getString(3));
        return shares(gate, rights)
                .compose(shares -> tallies(gate, notices, rights)
                        .compose(tallies -> all(QuotaSql.UNTAKEN, Tuple.of(campaign), QuotaReading::move)
                                .compose(moves -> look.again(connection, campaign)
                                        .map(due -> new Facts(
                                                quota,
                                                head.getString(4),
                                                !head.getBoolean(5),
                                                gate,
                                                notices,
                                                tallies,
                                                shares,
                                                moves,
                                                due.stream()
                                                        .filter(one -> valid(notices, one.seat()))
                                                        .toList())))));
    }

    /** Whether an epoch of a share may be written under. */
    static Future<Boolean> mayWrite(SqlConnection connection, String campaign, SiteId here, SiteId share, long epoch) {
        return connection
                .preparedQuery(QuotaSql.MAY_WRITE)
                .execute(Tuple.of(campaign, (short) share.number(), share == here, epoch))
                .map(found -> found.size() == 1);
    }

    private static boolean valid(List<Notice> notices, Seat seat) {
        return notices.stream().noneMatch(notice -> notice.voids(seat));
    }

    /** A gate that another database made is none. */
    private static Facts.@Nullable Gate gate(Row head) {
        return head.getString(4).equals(head.getString(8)) ? new Facts.Gate(head.getLong(6), head.getLong(7)) : null;
    }

    /** By their last openings; counted from all rows where a new epoch may be about to open. */
    private Future<Map<SiteId, Facts.Share>> shares(Facts.@Nullable Gate gate, HeldRights rights) {
        var shares = shares();
        for (var share : SiteId.values()) {
            var epoch = rights.of(here, share);
            if (gate != null && epoch != 0 && gate.of(here, share) != epoch) {
                shares = shares.compose(known -> count(share).map(counted -> {
                    known.put(share, counted);
                    return known;
                }));
            }
        }
        return shares;
    }

    /** What the shares have by their last openings and the rows since. */
    Future<Map<SiteId, Facts.Share>> shares() {
        return all(QuotaSql.SHARES, Tuple.of(campaign), row -> row).map(rows -> {
            Map<SiteId, Facts.Share> shares = new EnumMap<>(SiteId.class);
            rows.forEach(row -> shares.put(
                    SiteId.of(row.getInteger(0)),
                    new Facts.Share(Math.max(0, row.getLong(1)), row.getLong(2), Serials.NONE)));
            return shares;
        });
    }

    private Future<Facts.Share> count(SiteId share) {
        return all(
                        QuotaSql.COUNT,
                        Tuple.of(campaign, (short) share.number()),
                        row -> new Facts.Share(
                                Math.max(0, row.getLong(0)), row.getLong(1), Serials.of(row.getString(2))))
                .map(counted -> counted.get(0));
    }

    /** Counts every row of the campaign, so only when somebody is to be told or an epoch is to open. */
    private Future<Tallies> tallies(Facts.@Nullable Gate gate, List<Notice> notices, HeldRights rights) {
        var opening = gate == null
                || Arrays.stream(SiteId.values())
                        .anyMatch(
                                share -> rights.of(here, share) != 0 && gate.of(here, share) != rights.of(here, share));
        var asked = notices.stream()
                .anyMatch(notice -> notice.kind() == NoticeKind.ASKED
                        && notice.by() != here
                        && notices.stream().noneMatch(said -> answers(said, notice)));
        return opening || asked ? tallies(told(notices, rights)) : Future.succeededFuture(Tallies.NONE);
    }

    /** What the peer's database has stated to the rights that are held. */
    private List<Tally> told(List<Notice> notices, HeldRights rights) {
        return notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.STATED
                        && notice.by() != here
                        && notice.epoch() == rights.of(here, notice.share()))
                .map(Notice::tally)
                .distinct()
                .toList();
    }

    private boolean answers(Notice said, Notice asked) {
        return said.kind() == NoticeKind.STATED
                && said.by() == here
                && said.share() == asked.share()
                && said.epoch() == asked.epoch()
                && said.about().equals(asked.about());
    }

    private Future<Tallies> tallies(List<Tally> told) {
        return all(
                        QuotaSql.TALLIES,
                        Tuple.of(campaign, latest(told, SiteId.SITE_A), latest(told, SiteId.SITE_B)),
                        row -> row)
                .map(rows -> {
                    Map<Integer, Map<Integer, Tally.Rows>> counted = new HashMap<>();
                    rows.forEach(row -> counted.computeIfAbsent(row.getInteger(0), bound -> new HashMap<>())
                            .put(row.getInteger(1), rows(row)));
                    Map<Tally, Tally> upTo = new HashMap<>();
                    for (var i = 0; i < told.size(); i++) {
                        upTo.put(told.get(i), tally(counted.getOrDefault(i + 2, Map.of())));
                    }
                    return new Tallies(
                            tally(counted.getOrDefault(1, Map.of())), asked -> upTo.getOrDefault(asked, Tally.NONE));
                });
    }

    /** The bounds of the counts: none for the first. */
    private static Long[] latest(List<Tally> told, SiteId site) {
        return LongStream.concat(
                        LongStream.of(Long.MAX_VALUE),
                        told.stream().mapToLong(tally -> tally.of(site).latest()))
                .boxed()
                .toArray(Long[]::new);
    }

    private static Tally.Rows rows(Row row) {
        return new Tally.Rows(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private static Tally tally(Map<Integer, Tally.Rows> byWriter) {
        return new Tally(written(byWriter, SiteId.SITE_A), written(byWriter, SiteId.SITE_B));
    }

    private static Tally.Rows written(Map<Integer, Tally.Rows> byWriter, SiteId site) {
        return byWriter.getOrDefault((int) site.registrationWriter(), Tally.Rows.NONE);
    }

    private static Notice notice(Row row) {
        return new Notice(
                SiteId.of(row.getInteger(0)),
                row.getLong(1),
                SiteId.of(row.getInteger(2)),
                NoticeKind.valueOf(row.getString(3)),
                row.getString(4),
                Tally.of(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                Serials.of(row.getString(8)));
    }

    private static Facts.Move move(Row row) {
        return new Facts.Move(seat(row), SiteId.of(row.getInteger(3)), row.getLong(4));
    }

    static Seat seat(Row row) {
        return new Seat(SiteId.of(row.getInteger(0)), row.getLong(1), row.getLong(2));
    }

    private <T> Future<List<T>> all(String sql, Tuple parameters, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            var found = new ArrayList<T>();
            for (var row : rows) {
                found.add(read.apply(row));
            }
            return found;
        });
    }
}
