package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.KeyCare;
import io.anlan.local.keyring.HeldKey;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keys}: which keys the keyrings hold, and their exchange. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Tell which keys the keyrings of both sites hold, never what they are made of; or exchange one"
                + " while citizens are served.",
        subcommands = {KeysCommand.Add.class, KeysCommand.Retire.class})
final class KeysCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Override
    public Integer call() throws IOException {
        var care = new KeyCare(twin.open());
        var writing = care.writing();
        var now = TimeUnit.MILLISECONDS.toSeconds(SystemTime.INSTANCE.wallMillis());
        care.held().forEach(key -> System.out.println(line(key, writing.contains(key), now)));
        return 0;
    }

    private static String line(HeldKey key, boolean writes, long nowSeconds) {
        var from = Instant.ofEpochSecond(key.notBeforeSeconds());
        var does = key.notBeforeSeconds() > nowSeconds
                ? "waits until " + from
                : writes ? "in use" + (key.notBeforeSeconds() == 0 ? "" : " since " + from) : "for reading only";
        return key.name() + " at "
                + key.sites().stream().sorted().map(SiteId::id).collect(Collectors.joining(" and ")) + ": " + does;
    }

    /** {@code keys add KIND}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Make a new key and return when every node writes with it; what former keys wrote stays"
                    + " readable.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private TwinOption twin = new TwinOption();

        @Parameters(paramLabel = "KIND", description = "session, receipt (one for each site), vault, number or backup.")
        private String kind = "";

        @Override
        public Integer call() throws IOException {
            var made = new KeyCare(twin.open()).add(kind);
            System.out.println(String.join(" and ", made) + (made.size() == 1 ? " writes" : " write")
                    + " now; what former keys wrote is still read");
            return 0;
        }
    }

    /** {@code keys retire KID}. */
    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description = "Take a former key away at both sites, into the folder retired of the keyring. Refused while"
                    + " something written with it is wanted.")
    static final class Retire implements Callable<Integer> {
        @Mixin
        private TwinOption twin = new TwinOption();

        @Parameters(paramLabel = "KEY", description = "Such as session-1; or session, for all its former keys.")
        private String key = "";

        @Option(names = "--leaked", description = "Even if sessions it has sealed end by it: everybody logs in again.")
        private boolean leaked;

        @Override
        public Integer call() throws IOException {
            var retired = new KeyCare(twin.open()).retire(key, leaked);
            System.out.println(
                    "taken away at both sites: " + String.join(", ", retired) + "; 10 s from now no part knows it");
            return 0;
        }
    }
}
