package io.anlan.local.wan;

import io.anlan.kernel.SiteId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One address of a place as another sees it: where the proxy listens and what stands behind it.
 *
 * @param caller whose calls come in here; null if the caller's own address tells
 */
public record WanRoute(
        WanPlace target,
        WanKind kind,
        String listenHost,
        String targetHost,
        int port,
        @Nullable WanPlace caller) {

    /** An address of a site that all callers use; theirs tell who they are. */
    public WanRoute(SiteId target, WanKind kind, String listenHost, String targetHost, int port) {
        this(WanPlace.of(target), kind, listenHost, targetHost, port, null);
    }

    /** Text for the proxy's environment. */
    public static String format(List<WanRoute> routes) {
        return routes.stream().map(WanRoute::text).collect(Collectors.joining(";"));
    }

    private String text() {
        var text = String.join(" ", target.id(), kind.name(), listenHost, targetHost, Integer.toString(port));
        return caller == null ? text : text + " " + caller.id();
    }

    /** The routes in such a text. */
    public static List<WanRoute> parse(String text) {
        return Arrays.stream(text.split(";", -1)).map(WanRoute::one).toList();
    }

    private static WanRoute one(String text) {
        var words = text.trim().split(" ", -1);
        return new WanRoute(
                WanPlace.of(words[0]),
                WanKind.valueOf(words[1]),
                words[2],
                words[3],
                Integer.parseInt(words[4]),
                words.length > 5 ? WanPlace.of(words[5]) : null);
    }
}
