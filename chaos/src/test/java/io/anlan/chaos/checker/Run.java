package io.anlan.chaos.checker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run made by hand: one attempt each 10 ms, answered after 5, stored everywhere unless said otherwise. */
final class Run {
    static final String A = "site-a";
    static final String B = "site-b";

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<FaultSpan> faults = new ArrayList<>();
    private final Map<Store, List<StoredRegistration>> rows = new EnumMap<>(Store.class);
    private @Nullable Remains remains = new Remains(List.of(), List.of(), List.of());
    private final Map<Store, Set<String>> facts = new EnumMap<>(Store.class);
    private final Map<Store, Set<String>> claims = new EnumMap<>(Store.class);
    private long quota;
    private long missing;

    Run() {
        for (Store store : Store.values()) {
            rows.put(store, new ArrayList<>());
            facts.put(store, new HashSet<>());
            claims.put(store, new HashSet<>());
        }
    }

    /** A citizen who registered at site-a, was told so and asked again. */
    static Run sound() {
        Run run = new Run();
        for (int person = 0; person < 20; person++) {
            run.stored(person, 1).told(person, "BOTH_SITES", false).read(person, "BOTH_SITES");
        }
        return run;
    }

    @CanIgnoreReturnValue
    Run told(int person, String durability, boolean already) {
        return told(person, "k" + person, durability, already);
    }

    @CanIgnoreReturnValue
    Run told(int person, String key, String durability, boolean already) {
        return attempt(
                Operation.REGISTER, person, key, Ending.OK, "", new Told(no(person), A, durability, already, "r", ""));
    }

    @CanIgnoreReturnValue
    Run read(int person, String durability) {
        return attempt(
                Operation.READ_OWN,
                person,
                no(person),
                Ending.OK,
                "",
                new Told(no(person), A, durability, true, "", Told.UNCHECKED));
    }

    @CanIgnoreReturnValue
    Run notFound(int person) {
        return attempt(Operation.READ_OWN, person, no(person), Ending.FAIL, "registration-not-found", null);
    }

    @CanIgnoreReturnValue
    Run inDoubt(int person) {
        return attempt(Operation.REGISTER, person, "k" + person, Ending.INFO, "in-doubt", null);
    }

    @CanIgnoreReturnValue
    Run refused(int person) {
        return attempt(Operation.REGISTER, person, "k" + person, Ending.FAIL, "not-stored", null);
    }

    @CanIgnoreReturnValue
    Run fact(String reference, Ending ending, Store... held) {
        for (Store store : held) {
            facts.computeIfAbsent(store, unused -> new HashSet<>()).add(reference);
        }
        return attempt(Operation.BUREAU_FACT, -1, reference, ending, "", null);
    }

    @CanIgnoreReturnValue
    Run factOfNobody(Store store) {
        facts.computeIfAbsent(store, unused -> new HashSet<>()).add("nobody");
        return this;
    }

    @CanIgnoreReturnValue
    Run claim(int person) {
        return attempt(
                Operation.CLAIM,
                person,
                "c" + person,
                Ending.OK,
                "",
                new Told("C" + person, A, "BOTH_SITES", false, "", ""));
    }

    @CanIgnoreReturnValue
    Run claimStored(int person, Store... stores) {
        for (Store store : stores) {
            claims.computeIfAbsent(store, unused -> new HashSet<>()).add("C" + person);
        }
        return this;
    }

    @CanIgnoreReturnValue
    Run release(int person, Ending ending) {
        return attempt(
                Operation.RELEASE,
                person,
                "x" + person,
                ending,
                "",
                new Told("C" + person, A, "BOTH_SITES", false, "", ""));
    }

    @CanIgnoreReturnValue
    Run attempt(Operation operation, int person, String key, Ending ending, String problem, @Nullable Told told) {
        long at = attempts.size() * 10_000L;
        return add(new Attempt(
                attempts.size(),
                operation,
                person,
                key,
                A,
                new Times(at, at, at + 5_000, at + 5_000),
                ending,
                problem,
                A,
                1,
                ending != Ending.INFO,
                told));
    }

    @CanIgnoreReturnValue
    Run add(Attempt attempt) {
        attempts.add(attempt);
        return this;
    }

    @CanIgnoreReturnValue
    Run stored(int person, int site) {
        return stored(person, site, "k" + person, no(person));
    }

    @CanIgnoreReturnValue
    Run stored(int person, int site, String key, String number) {
        for (Store store : Store.values()) {
            storedIn(store, person, site, key, number);
        }
        return this;
    }

    @CanIgnoreReturnValue
    Run storedIn(Store store, int person, int site, String key, String number) {
        rowsOf(store)
                .add(new StoredRegistration("p" + person, site, number, key, 100L + person, site, "h" + person + site));
        return this;
    }

    @CanIgnoreReturnValue
    Run gone(Store store, int person) {
        rowsOf(store).removeIf(row -> row.personKey().equals("p" + person));
        return this;
    }

    @CanIgnoreReturnValue
    Run gone(int person) {
        for (Store store : Store.values()) {
            gone(store, person);
        }
        return this;
    }

    @CanIgnoreReturnValue
    Run fault(String kind, String target) {
        long at = attempts.size() * 10_000L - 5_000;
        faults.add(new FaultSpan(kind, target, at, at + 1_000, at + 2_000, "seen"));
        return this;
    }

    @CanIgnoreReturnValue
    Run idleFault() {
        faults.add(new FaultSpan("kill", A, 0, 1, 2, ""));
        return this;
    }

    @CanIgnoreReturnValue
    Run left(Remains what) {
        remains = what;
        return this;
    }

    @CanIgnoreReturnValue
    Run of(long claims) {
        quota = claims;
        return this;
    }

    @CanIgnoreReturnValue
    Run cutShortBy(long attemptsMissing) {
        missing = attemptsMissing;
        return this;
    }

    Evidence evidence() {
        Header header = new Header(Header.VERSION, "made by hand", 1, "c", "none", 0, attempts.size() + missing, quota);
        return new Evidence(
                new History(header, attempts, faults),
                new StoredRows(rows),
                facts,
                claims,
                Digests.agreeing(),
                remains);
    }

    Judgement judgedBy(String judge) {
        return Judges.named(judge).judge(evidence());
    }

    static String no(int person) {
        return "N" + person;
    }

    private List<StoredRegistration> rowsOf(Store store) {
        return rows.computeIfAbsent(store, unused -> new ArrayList<>());
    }
}
