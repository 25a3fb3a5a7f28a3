package io.anlan.local;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import io.anlan.local.wan.WanPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the directors find when they start: their callers' secrets, and, if all three are new, as what they vote. */
final class DirectorFolders {
    private static final int SECRET_BYTES = 24;
    private static final String VOTER = "voter";
    private static final List<String> CALLERS = List.of(
            "node.site-a",
            "node.site-b",
            "operator.duty",
            "auditor.duty",
            "director.site-a",
            "director.site-b",
            "director.witness");

    private final TwinHome home;
    private final DirectorPlan plan;
    private final SecureRandom random = new SecureRandom();

    DirectorFolders(TwinHome home, DirectorPlan plan) {
        this.home = home;
        this.plan = plan;
    }

    void prepare() throws IOException {
        // One that is missing was lost; only the director itself may come back from that, under another name.
        var founded = false;
        for (var place : WanPlace.values()) {
            founded |= hasVoted(home.director(place));
        }
        for (var place : WanPlace.values()) {
            Folders.createPrivate(home.place(place));
            Folders.createPrivate(home.callers(place));
            Files.writeString(home.hosts(place), plan.hosts(place));
            if (!founded) {
                Folders.createPrivate(home.director(place));
                PrivateFile.write(home.director(place).resolve(VOTER), place.id() + "\n");
            }
        }
        for (var caller : CALLERS) {
            share(caller);
        }
    }

    /** Names alone are no past: a full disk may have kept us from giving the others theirs. */
    private static boolean hasVoted(Path director) throws IOException {
        if (!Files.isDirectory(director)) {
            return false;
        }
        try (var kept = Files.newDirectoryStream(director, DirectorFolders::isNoName)) {
            return kept.iterator().hasNext();
        }
    }

    private static boolean isNoName(Path file) {
        return !String.valueOf(file.getFileName()).startsWith(VOTER);
    }

    private void share(String caller) throws IOException {
        var files = Stream.of(WanPlace.values())
                .map(place -> home.callerSecret(place, caller))
                .toList();
        Optional<Path> known = files.stream().filter(Files::exists).findFirst();
        var text = known.isPresent() ? Files.readString(known.get()) : fresh();
        for (var file : files) {
            if (!Files.exists(file)) {
                PrivateFile.write(file, text);
            }
        }
    }

    private String fresh() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes) + "\n";
    }
}
