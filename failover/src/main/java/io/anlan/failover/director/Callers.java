package io.anlan.failover.director;

import io.anlan.failover.director.Caller.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets folder: one file {@code role.name.secret} per caller, a secret per line, so an old and a new one hold while
 * they change. Read at each question. What cannot be read, or is too short to be a secret, lets nobody in.
 */
final class Callers {
    private static final String BEARER = "Bearer ";
    private static final String ENDING = ".secret";
    private static final int CHARACTERS_MIN = 16;

    private final Path folder;

    Callers(Path folder) {
        this.folder = folder;
    }

    /** Who bears this; empty for every secret that is nobody's. */
    Optional<Caller> who(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        byte[] given = bytes(authorization.substring(BEARER.length()).strip());
        if (given.length < CHARACTERS_MIN) {
            return Optional.empty();
        }
        Caller found = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                // All are compared, so that the time taken tells nothing.
                if (holds(file, given)) {
                    found = caller(String.valueOf(file.getFileName()));
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    private static boolean holds(Path file, byte[] given) {
        boolean held = false;
        for (String line : lines(file)) {
            byte[] secret = bytes(line.strip());
            held |= secret.length >= CHARACTERS_MIN && MessageDigest.isEqual(secret, given);
        }
        return held;
    }

    /** None of a file that cannot be read: it lets nobody in and keeps nobody else out. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static @Nullable Caller caller(String file) {
        String[] words = file.substring(0, file.length() - ENDING.length()).split("\\.", 2);
        for (Role role : Role.values()) {
            if (words.length == 2 && role.name().toLowerCase(Locale.ROOT).equals(words[0])) {
                return new Caller(role, words[1]);
            }
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
