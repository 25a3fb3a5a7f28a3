package io.anlan.failover.edge.admin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the edge listens to those who steer it.
 *
 * @param host {@code ANLAN_EDGE_ADMIN_HOST}: address of the admin port
 * @param port {@code ANLAN_EDGE_ADMIN_PORT}: without it there is no admin port
 * @param secretFile {@code ANLAN_EDGE_ADMIN_SECRET_FILE}: file of the bearer secrets, one a line; read at each request
 * @param weightsFile {@code ANLAN_EDGE_WEIGHTS_FILE}: where the sites' weights outlive the edge; kept nowhere without it
 */
public record AdminConfig(
        String host, int port, Path secretFile, @Nullable Path weightsFile) {

    /** What the environment says; empty when no admin port is wanted. */
    public static Optional<AdminConfig> of(Map<String, String> environment) {
        String port = environment.getOrDefault("ANLAN_EDGE_ADMIN_PORT", "");
        if (port.isBlank()) {
            return Optional.empty();
        }
        String secret = environment.getOrDefault("ANLAN_EDGE_ADMIN_SECRET_FILE", "");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("ANLAN_EDGE_ADMIN_PORT wants ANLAN_EDGE_ADMIN_SECRET_FILE beside it");
        }
        String weights = environment.getOrDefault("ANLAN_EDGE_WEIGHTS_FILE", "");
        return Optional.of(new AdminConfig(
                environment.getOrDefault("ANLAN_EDGE_ADMIN_HOST", "127.0.0.1"),
                Integer.parseInt(port.strip()),
                Path.of(secret),
                weights.isBlank() ? null : Path.of(weights)));
    }
}
