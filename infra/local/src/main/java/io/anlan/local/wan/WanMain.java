package io.anlan.local.wan;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.lang.System.Logger.Level;

/** Runs the proxy from ANLAN_WAN_ROUTES and ANLAN_WAN_CONTROL_PORT. */
public final class WanMain {
    private static final System.Logger LOG = System.getLogger("wan");

    private WanMain() {}

    public static void main(String[] args) {
        var routes = WanRoute.parse(required("ANLAN_WAN_ROUTES"));
        var controlPort = Integer.parseInt(required("ANLAN_WAN_CONTROL_PORT"));
        // No cache folder in /tmp, which a kill would leave behind.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setFileSystemOptions(files));
        vertx.deployVerticle(new WanProxy(routes, controlPort))
                .onSuccess(id -> LOG.log(Level.INFO, "{0} addresses, control on {1}", routes.size(), controlPort))
                .onFailure(error -> {
                    LOG.log(Level.ERROR, "cannot start: {0}", error.getMessage());
                    System.exit(1);
                });
    }

    private static String required(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
