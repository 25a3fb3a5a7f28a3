package io.anlan.local.doctor;

import java.util.Optional;

/** The one platform the database programs are made for. */
public final class Platform {
    private Platform() {}

    /** What is wrong with this one, in one line; empty on Linux amd64. */
    public static Optional<String> unfit() {
        return unfit(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Optional<String> unfit(String system, String processor) {
        if (system.equals("Linux") && processor.equals("amd64")) {
            return Optional.empty();
        }
        return Optional.of("the twin runs on Linux amd64 only, this is " + system + " " + processor
                + "; use a virtual machine or a container of that kind");
    }
}
