package io.anlan.local.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether the small programs the twin needs are there, and root may make user namespaces. */
final class KernelFeatures {
    private static final List<String> PROGRAMS = List.of("sh", "setsid", "tail", "readlink");
    private static final long LIMIT_SECONDS = 10;

    List<Finding> look() {
        var findings = new ArrayList<Finding>();
        var missing = PROGRAMS.stream()
                .filter(program -> !works("sh", "-c", "command -v " + program))
                .toList();
        findings.add(
                missing.isEmpty()
                        ? Finding.ok("programs", String.join(", ", PROGRAMS) + " are there")
                        : Finding.bad(
                                "programs",
                                String.join(", ", missing)
                                        + " missing; on Debian: apt-get install util-linux coreutils"));
        if (System.getProperty("user.name").equals("root")) {
            findings.add(
                    works("unshare", "-U", "true")
                            ? Finding.ok("namespaces", "root may run PostgreSQL in a user namespace")
                            : Finding.bad(
                                    "namespaces",
                                    "root cannot make a user namespace, and PostgreSQL refuses root; run as another"
                                            + " user"));
        }
        return findings;
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
