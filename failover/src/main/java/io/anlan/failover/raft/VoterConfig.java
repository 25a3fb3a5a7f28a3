package io.anlan.failover.raft;

import java.nio.file.Path;
import java.util.Map;

/**
 * One voter and how it finds the others.
 *
 * @param place where it stands
 * @param name as what it votes; another after its disk was lost
 * @param newcomer whether it waits to be taken in, and does not vote before
 * @param host address its port is opened at
 * @param port its port
 * @param addresses how every place is reached, {@code host:port}; the same text at each place, since the log carries it
 * @param folder where its log lies
 */
public record VoterConfig(
        String place,
        String name,
        boolean newcomer,
        String host,
        int port,
        Map<String, String> addresses,
        Path folder) {}
