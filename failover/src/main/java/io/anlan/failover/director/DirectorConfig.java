package io.anlan.failover.director;

import io.anlan.failover.view.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a director is set up.
 *
 * @param place {@code ANLAN_DIRECTOR_PLACE}: {@code site-a}, {@code site-b} or {@code witness}
 * @param host {@code ANLAN_DIRECTOR_HOST}: address it listens on, for questions and for the other voters
 * @param port {@code ANLAN_DIRECTOR_PORT}: port of questions
 * @param votePort {@code ANLAN_DIRECTOR_VOTE_PORT}: port for the other voters
 * @param voters {@code ANLAN_DIRECTOR_VOTERS}: {@code place=host:port,…} of all three, the same text at each place
 * @param peers {@code ANLAN_DIRECTOR_PEERS}: {@code place=http://host:port,…} of the other two, as reached from here
 * @param folder {@code ANLAN_DIRECTOR_FOLDER}: where its name and its log lie
 * @param secrets {@code ANLAN_DIRECTOR_SECRETS}: folder of the callers' secrets
 * @param watch what it looks at
 */
record DirectorConfig(
        Place place,
        String host,
        int port,
        int votePort,
        Map<String, String> voters,
        Map<Place, URI> peers,
        Path folder,
        Path secrets,
        WatchConfig watch) {

    static DirectorConfig of(Map<String, String> environment) {
        Map<Place, URI> peers = new LinkedHashMap<>();
        pairs(environment.getOrDefault("ANLAN_DIRECTOR_PEERS", ""))
                .forEach((place, uri) -> peers.put(Place.of(place), URI.create(uri)));
        return new DirectorConfig(
                Place.of(required(environment, "ANLAN_DIRECTOR_PLACE")),
                environment.getOrDefault("ANLAN_DIRECTOR_HOST", "127.0.0.1"),
                Integer.parseInt(required(environment, "ANLAN_DIRECTOR_PORT")),
                Integer.parseInt(required(environment, "ANLAN_DIRECTOR_VOTE_PORT")),
                pairs(required(environment, "ANLAN_DIRECTOR_VOTERS")),
                peers,
                Path.of(required(environment, "ANLAN_DIRECTOR_FOLDER")),
                Path.of(required(environment, "ANLAN_DIRECTOR_SECRETS")),
                WatchConfig.of(environment));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> pairs.put(pair[0], pair.length == 2 ? pair[1] : ""));
        return pairs;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
