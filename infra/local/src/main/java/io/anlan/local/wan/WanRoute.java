package io.anlan.local.wan;

import io.anlan.kernel.SiteId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One address of a site as the other site sees it: where the proxy listens and what stands behind it. */
public record WanRoute(SiteId target, WanKind kind, String listenHost, String targetHost, int port) {

    /** Text for the proxy's environment. */
    public static String format(List<WanRoute> routes) {
        return routes.stream()
                .map(r -> String.join(
                        " ", r.target.id(), r.kind.name(), r.listenHost, r.targetHost, Integer.toString(r.port)))
                .collect(Collectors.joining(";"));
    }

    /** The routes in such a text. */
    public static List<WanRoute> parse(String text) {
        return Arrays.stream(text.split(";", -1)).map(WanRoute::one).toList();
    }

    private static WanRoute one(String text) {
        var words = text.trim().split(" ", -1);
        return new WanRoute(
                SiteId.of(words[0]), WanKind.valueOf(words[1]), words[2], words[3], Integer.parseInt(words[4]));
    }
}
