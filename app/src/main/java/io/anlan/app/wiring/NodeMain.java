package io.anlan.app.wiring;

import io.anlan.app.problem.RequestBounds;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the node; here stands what must be so before Quarkus begins. */
@QuarkusMain
public final class NodeMain {

    private NodeMain() {}

    public static void main(String... args) {
        RequestBounds.checkAddressesHere();
        Quarkus.run(args);
    }
}
