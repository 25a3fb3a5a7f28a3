package io.anlan.failover.edge.haproxy;

import io.anlan.failover.edge.plan.CheckRules;

/** Writes the configuration of an HAProxy to standard output, from an edge's environment. */
public final class HaproxyMain {

    private HaproxyMain() {}

    /** Takes no arguments; the environment says it all. */
    public static void main(String[] arguments) {
        try {
            System.out.print(new HaproxyConfig(HaproxySettings.of(System.getenv()), CheckRules.STANDARD).text());
        } catch (IllegalArgumentException wrong) {
            System.err.println("anlan: " + wrong.getMessage());
            Runtime.getRuntime().exit(2);
        }
    }
}
