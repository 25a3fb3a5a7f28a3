package io.anlan.chaos.audit;

import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.History;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One acceptance counts for each person. Persons are told apart by who sent the idempotency key stored in the row, not by
 * the product's own person key, so a broken person key is seen as well.
 */
public final class CountingCheck {
    private CountingCheck() {}

    public static Counted of(History history, StoredRows stored) {
        Map<String, Integer> senders = new HashMap<>();
        for (Arrival arrival : history.plan().arrivals()) {
            senders.put(arrival.idempotencyKey(), arrival.citizen());
        }
        Map<Integer, Set<String>> numbers = new HashMap<>();
        Map<Integer, Set<String>> counting = new HashMap<>();
        Map<String, Set<Integer>> owners = new HashMap<>();
        Set<Integer> acceptedTwice = new TreeSet<>();
        Set<String> invented = new TreeSet<>();
        for (Store store : Store.values()) {
            Map<Integer, StoredRegistration> first = new HashMap<>();
            for (StoredRegistration row : stored.at(store)) {
                Integer citizen = senders.get(row.idempotencyKey());
                if (citizen == null) {
                    invented.add(row.acceptance());
                    continue;
                }
                add(numbers, citizen, row.registrationNo());
                add(owners, row.registrationNo(), citizen);
                StoredRegistration before = first.get(citizen);
                if (before != null) {
                    acceptedTwice.add(citizen);
                }
                first.put(citizen, before == null || row.countsBefore(before) ? row : before);
            }
            first.forEach((citizen, row) -> add(counting, citizen, row.acceptance()));
        }
        history.acknowledged().forEach(reply -> {
            Acknowledgement promise = reply.acknowledgement();
            if (promise != null) {
                int citizen = history.arrival(reply).citizen();
                add(numbers, citizen, promise.registrationNo());
                add(owners, promise.registrationNo(), citizen);
            }
        });
        Set<Integer> countedTwice = new TreeSet<>(several(numbers));
        countedTwice.addAll(several(counting));
        return new Counted(countedTwice, acceptedTwice, several(owners), invented);
    }

    private static <K, V> void add(Map<K, Set<V>> map, K key, V value) {
        map.computeIfAbsent(key, k -> new HashSet<>(2)).add(value);
    }

    private static <K, V> Set<K> several(Map<K, Set<V>> map) {
        Set<K> keys = new HashSet<>();
        map.forEach((key, values) -> {
            if (values.size() > 1) {
                keys.add(key);
            }
        });
        return keys;
    }

    /**
     * Citizens with more than one number or whose counting acceptance differs between databases; citizens with a row of
     * both sites (allowed in a cut); numbers shared by citizens; rows nobody asked for.
     */
    public record Counted(
            Set<Integer> countedTwice, Set<Integer> acceptedTwice, Set<String> shared, Set<String> invented) {}
}
