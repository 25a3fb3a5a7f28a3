package io.anlan.failover.director;

import io.anlan.failover.view.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * As what this place's voter votes. The file {@code voter} is laid into the folder when the three are founded; a director
 * that does not find it has lost its disk, and with it what it promised. It takes another name and waits outside.
 *
 * @param newcomer whether it has not been taken in yet
 */
record VoterName(String name, boolean newcomer) {
    private static final String FILE = "voter";
    private static final String OUTSIDE = "outside";
    private static final SecureRandom RANDOM = new SecureRandom();

    static VoterName in(Path folder, Place place) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
            return new VoterName(words.get(0), words.contains(OUTSIDE));
        }
        byte[] suffix = new byte[4];
        RANDOM.nextBytes(suffix);
        VoterName fresh = new VoterName(place.id() + "." + HexFormat.of().formatHex(suffix), true);
        fresh.write(folder);
        return fresh;
    }

    VoterName takenIn(Path folder) throws IOException {
        VoterName inside = new VoterName(name, false);
        inside.write(folder);
        return inside;
    }

    /** Survives a power cut once this returns. */
    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(FILE + ".new");
        Files.writeString(fresh, newcomer ? name + " " + OUTSIDE + "\n" : name + "\n");
        sync(fresh, StandardOpenOption.WRITE);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
