package io.anlan.local.apps;

import io.anlan.local.files.FileLock;
import io.anlan.local.files.Folders;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Copies of built programs under {@code apps/HASH}. Each file is kept once, named by its content, and hard-linked into
 * the copies; the build's own files are never linked, for it writes over them.
 */
public final class AppCopies {
    private static final int COPIES_MAX = 4;
    private static final int HASH_CHARACTERS = 16;
    private static final String FROM = ".from";

    private final Path folder;

    public AppCopies(Path folder) {
        this.folder = folder;
    }

    /** The copy of these programs as they are built now; made when there is none. */
    public Path of(Path checkout, Set<BuiltApp> apps) {
        var files = new TreeMap<String, Path>();
        apps.forEach(app -> files.putAll(app.files(checkout)));
        try {
            Files.createDirectories(folder.resolve("store"));
            var looks = looks(files);
            return FileLock.holding(folder.resolve("lock"), () -> {
                var known = madeFrom(looks);
                return known.isPresent() ? known.get() : copy(files, looks);
            });
        } catch (IOException e) {
            throw new PartException("the built programs cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Size and time of every file: equal looks need no reading of 200 MB. */
    private static String looks(Map<String, Path> files) throws IOException {
        var text = new StringBuilder();
        for (var entry : files.entrySet()) {
            text.append(entry.getKey())
                    .append(' ')
                    .append(Files.size(entry.getValue()))
                    .append(' ')
                    .append(Files.getLastModifiedTime(entry.getValue()).toMillis())
                    .append('\n');
        }
        return text.toString();
    }

    private Optional<Path> madeFrom(String looks) throws IOException {
        try (var copies = Files.newDirectoryStream(folder, path -> Files.exists(path.resolve(FROM)))) {
            for (var copy : copies) {
                if (Files.readString(copy.resolve(FROM)).equals(looks)) {
                    return Optional.of(copy);
                }
            }
        }
        return Optional.empty();
    }

    private Path copy(Map<String, Path> files, String looks) throws IOException {
        makeRoom();
        var hashes = new TreeMap<String, String>();
        for (var entry : files.entrySet()) {
            hashes.put(entry.getKey(), keep(entry.getValue()));
        }
        var copy = folder.resolve(hash(hashes.toString()).substring(0, HASH_CHARACTERS));
        if (!Files.exists(copy)) {
            var fresh = Files.createTempDirectory(folder, "new-");
            for (var entry : hashes.entrySet()) {
                var target = fresh.resolve(entry.getKey());
                Files.createDirectories(target.getParent());
                Files.createLink(target, folder.resolve("store").resolve(entry.getValue()));
            }
            Files.writeString(fresh.resolve(FROM), looks);
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.writeString(copy.resolve(FROM), looks);
        }
        return copy;
    }

    private String keep(Path file) throws IOException {
        var hash = hash(file);
        var kept = folder.resolve("store").resolve(hash);
        if (!Files.exists(kept)) {
            var fresh = Files.createTempFile(folder.resolve("store"), "new-", "");
            Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return hash;
    }

    /** Removes the oldest copies, and what no copy uses any more. */
    private void makeRoom() throws IOException {
        try (var copies = Files.list(folder)) {
            var old = copies.filter(path -> Files.exists(path.resolve(FROM)))
                    .filter(path -> !running(path))
                    .sorted(Comparator.comparing(AppCopies::modified).reversed())
                    .skip(COPIES_MAX - 1)
                    .toList();
            for (var copy : old) {
                Folders.delete(copy);
            }
        }
        try (var store = Files.newDirectoryStream(
                folder.resolve("store"), file -> Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink")))) {
            for (var unused : store) {
                Files.delete(unused);
            }
        }
    }

    /** A site that was killed must be able to come back from the copy its peer still runs from. */
    private static boolean running(Path copy) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(copy.toString()))
                        .isPresent());
    }

    private static long modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static String hash(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
