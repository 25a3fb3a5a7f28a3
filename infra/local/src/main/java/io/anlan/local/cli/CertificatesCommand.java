package io.anlan.local.cli;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.TlsFolder;
import io.anlan.local.CertificateCare;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code certificates}: who shows what, and the steps of an exchange. */
@Command(
        name = "certificates",
        mixinStandardHelpOptions = true,
        description = "Tell when each part's certificate ends, or exchange them while the parts run. Each step returns"
                + " when all parts have had the time to look.")
final class CertificatesCommand implements Callable<Integer> {
    /** What can be done. */
    enum Step {
        /** Tell when each ends. */
        list,
        /** All parts believe a new authority beside the former. */
        believe,
        /** All parts show new certificates, of the new authority if there is one. */
        renew,
        /** Nobody believes the former authority any more. */
        retire
    }

    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "STEP",
            defaultValue = "list",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Step step = Step.list;

    @Override
    public Integer call() throws IOException {
        var care = new CertificateCare(twin.open());
        switch (step) {
            case list -> care.ends().forEach((name, end) -> System.out.println(name + " ends " + end));
            case believe -> {
                care.believe();
                done("every part believes both authorities; next: ./anlan certificates renew");
            }
            case renew -> {
                care.renew();
                done(
                        "every part shows a new certificate; if an authority is exchanged, next: ./anlan certificates retire");
            }
            case retire -> {
                care.retire();
                done(
                        "the former authority is believed by nobody; connections that stand go on until their parts restart");
            }
        }
        return 0;
    }

    private static void done(String said) {
        var clock = SystemTime.INSTANCE;
        var until = clock.monotonicNanos() + TimeUnit.SECONDS.toNanos(TlsFolder.LOOK_SECONDS + 1);
        while (clock.monotonicNanos() < until) {
            LockSupport.parkNanos(until - clock.monotonicNanos());
        }
        System.out.println(said);
    }
}
