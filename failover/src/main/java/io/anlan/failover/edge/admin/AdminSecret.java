package io.anlan.failover.edge.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bearer secrets of those who may steer the edge. More than one line: the old one and the new, while they change. */
record AdminSecret(Path file) {

    private static final String BEARER = "Bearer ";
    private static final int CHARACTERS_MIN = 16;

    /** Throws with a sentence for the operator when the file holds no secret worth the name. */
    void mustBeThere() {
        if (secrets().isEmpty()) {
            throw new IllegalArgumentException(
                    "The file of ANLAN_EDGE_ADMIN_SECRET_FILE holds no secret of " + CHARACTERS_MIN + " characters");
        }
    }

    /** True when the header carries one of them. A file that cannot be read lets nobody in. */
    boolean accepts(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] offered = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String secret : secrets()) {
            known |= MessageDigest.isEqual(offered, secret.getBytes(StandardCharsets.UTF_8));
        }
        return known;
    }

    private List<String> secrets() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> line.length() >= CHARACTERS_MIN)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
