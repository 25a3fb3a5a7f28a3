package io.anlan.chaos.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/** A bare Vert.x that answers "hello": what an HTTP answer costs on this machine when nothing is done. A process of its own. */
public final class PlainServer {
    private PlainServer() {}

    /** Arguments: address, port. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Buffer hello = Buffer.buffer("hello");
        HttpServerOptions options = new HttpServerOptions()
                .setHost(args[0])
                .setPort(Integer.parseInt(args[1]))
                .setTcpNoDelay(true);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            vertx.createHttpServer(options)
                    .requestHandler(request -> request.response()
                            .putHeader("content-type", "text/plain")
                            .end(hello))
                    .listen()
                    .onFailure(failure -> {
                        throw new IllegalStateException("cannot listen on " + args[1], failure);
                    });
        }
    }
}
