package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One person in one campaign within a batch, with all requests of theirs that met in it. The first stands for all: a
 * statement may not meet a key twice, and a double tap is one registration.
 */
record Place(AcceptanceKey key, List<Waiting<RegistrationRequest, Answer>> requests) {

    Waiting<RegistrationRequest, Answer> leader() {
        return requests.get(0);
    }

    /** The places of a batch in the order of their keys, the order in which every writer takes row locks. */
    static List<Place> of(List<Waiting<RegistrationRequest, Answer>> batch) {
        Map<AcceptanceKey, Place> places = new LinkedHashMap<>(batch.size() * 2);
        for (var waiting : batch) {
            places.computeIfAbsent(waiting.request().key(), key -> new Place(key, new ArrayList<>(1)))
                    .requests
                    .add(waiting);
        }
        var sorted = new ArrayList<>(places.values());
        sorted.sort((one, other) -> one.key.compareTo(other.key));
        return sorted;
    }
}
