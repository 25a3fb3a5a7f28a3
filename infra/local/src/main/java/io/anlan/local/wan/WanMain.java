package io.anlan.local.wan;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Runs the proxy from ANLAN_WAN_ROUTES and ANLAN_WAN_CONTROL_PORT. */
public final class WanMain {
    private WanMain() {}

    public static void main(String[] args) {
        var routes = WanRoute.parse(required("ANLAN_WAN_ROUTES"));
        var controlPort = Integer.parseInt(required("ANLAN_WAN_CONTROL_PORT"));
        // No cache folder in /tmp, which a kill would leave behind.
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setFileSystemOptions(files));
        vertx.deployVerticle(new WanProxy(routes, controlPort))
                .onSuccess(id -> System.out.println("wan: " + routes.size() + " addresses, control on " + controlPort))
                .onFailure(error -> {
                    System.out.println("wan: cannot start: " + error.getMessage());
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
