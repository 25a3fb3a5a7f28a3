package io.anlan.local;

import io.anlan.local.wan.WanKind;
import io.anlan.local.wan.WanPlace;
import io.anlan.local.wan.WanRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the three directors are found. They name each other by host names, since what one votes on carries the addresses
 * of all; each has a hosts file of its own in which the others' names lead to its own entrance of the WAN proxy.
 */
public record DirectorPlan(int portBase) {
    public int votePort() {
        return portBase + 94;
    }

    public int port() {
        return portBase + 95;
    }

    /** The address of everything at a place. */
    public String address(WanPlace place) {
        return place == WanPlace.WITNESS ? "127.0.4.1" : "127.0." + number(place) + ".1";
    }

    /** The entrance of the WAN proxy that leads from one place to another. */
    private String acrossWan(WanPlace caller, WanPlace target) {
        return "127.0.3." + (100 + 10 * number(caller) + number(target));
    }

    /** Where the director of a place answers. */
    public URI uri(WanPlace place) {
        return http(address(place));
    }

    /** The voters, by the names that each place's hosts file explains. */
    public String voters() {
        return Stream.of(WanPlace.values())
                .map(place -> place.id() + "=" + hostName(place) + ":" + votePort())
                .collect(Collectors.joining(","));
    }

    /** The other directors as a place reaches them. */
    public String peers(WanPlace caller) {
        return caller.others().stream()
                .map(other -> other.id() + "=" + http(acrossWan(caller, other)))
                .collect(Collectors.joining(","));
    }

    /** The hosts file of a place. */
    public String hosts(WanPlace here) {
        return Stream.of(WanPlace.values())
                .map(place -> (place == here ? address(here) : acrossWan(here, place)) + " " + hostName(place) + "\n")
                .collect(Collectors.joining());
    }

    /** The WAN's part in it. */
    public List<WanRoute> routes() {
        var routes = new ArrayList<WanRoute>();
        for (var caller : WanPlace.values()) {
            for (var target : caller.others()) {
                for (var port : List.of(votePort(), port())) {
                    routes.add(new WanRoute(
                            target, WanKind.DIRECTOR, acrossWan(caller, target), address(target), port, caller));
                }
            }
        }
        return routes;
    }

    private static String hostName(WanPlace place) {
        return "director." + place.id();
    }

    private URI http(String host) {
        return URI.create("http://" + host + ":" + port());
    }

    private static int number(WanPlace place) {
        return place.ordinal() + 1;
    }
}
