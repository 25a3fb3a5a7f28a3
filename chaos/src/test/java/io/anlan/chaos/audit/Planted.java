package io.anlan.chaos.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.ArrivalPlan;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Reply;
import io.anlan.chaos.load.Sends;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A small sound history with its rows in four databases, into which a test plants one fault. */
final class Planted {
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final Map<Store, List<StoredRegistration>> rows = new EnumMap<>(Store.class);

    Planted(int citizens) {
        for (Store store : Store.values()) {
            rows.put(store, new ArrayList<>());
        }
        for (int i = 0; i < citizens; i++) {
            int site = i % 2 + 1;
            answered(i, "k" + i, number(i), site);
            everywhere(row(i, "k" + i, number(i), site, 100 + i));
        }
    }

    static String number(int citizen) {
        return "N" + citizen;
    }

    static StoredRegistration row(int citizen, String key, String number, int site, long version) {
        return new StoredRegistration("p" + citizen, site, number, key, version, site == 1 ? 1 : 3, "h" + version);
    }

    @CanIgnoreReturnValue
    Planted answered(int citizen, String key, String number, int site) {
        Arrival arrival = new Arrival(arrivals.size(), citizen, "wechat", key, Arrival.Kind.FIRST);
        arrivals.add(arrival);
        String name = site == 1 ? "site-a" : "site-b";
        replies.add(new Reply(
                arrival.sequence(),
                0,
                0,
                1,
                Reply.Verdict.ACKNOWLEDGED,
                new Acknowledgement(number, name, "BOTH_SITES", false, "wechat"),
                "",
                Sends.once(1)));
        return this;
    }

    @CanIgnoreReturnValue
    Planted asked(int citizen, String key) {
        Arrival arrival = new Arrival(arrivals.size(), citizen, "wechat", key, Arrival.Kind.FIRST);
        arrivals.add(arrival);
        replies.add(
                new Reply(arrival.sequence(), 0, 0, 1, Reply.Verdict.UNANSWERED, null, "in-doubt", Sends.inVain(1)));
        return this;
    }

    @CanIgnoreReturnValue
    Planted everywhere(StoredRegistration row) {
        rows.values().forEach(held -> held.add(row));
        return this;
    }

    @CanIgnoreReturnValue
    Planted at(Store store, StoredRegistration row) {
        held(store).add(row);
        return this;
    }

    @CanIgnoreReturnValue
    Planted without(Store store, int citizen) {
        held(store).removeIf(row -> row.personKey().equals("p" + citizen));
        return this;
    }

    @CanIgnoreReturnValue
    Planted changed(Store store, int citizen, UnaryOperator<StoredRegistration> change) {
        held(store).replaceAll(row -> row.personKey().equals("p" + citizen) ? change.apply(row) : row);
        return this;
    }

    History history() {
        return new History(new ArrivalPlan(arrivals, 100, arrivals.size()), replies);
    }

    List<Acknowledgement> acknowledged() {
        List<Acknowledgement> all = new ArrayList<>();
        for (Reply reply : replies) {
            Acknowledgement promise = reply.acknowledgement();
            if (promise != null) {
                all.add(promise);
            }
        }
        return all;
    }

    StoredRows rows() {
        return new StoredRows(rows);
    }

    private List<StoredRegistration> held(Store store) {
        List<StoredRegistration> held = rows.get(store);
        if (held == null) {
            throw new IllegalStateException(store.title());
        }
        return held;
    }
}
