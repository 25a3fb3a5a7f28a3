package io.anlan.local.cli;

/** Whether a person looks on; the launcher knows, the JDK tells it differently from version to version. */
final class Terminal {
    private Terminal() {}

    static boolean attached() {
        return Boolean.getBoolean("anlan.terminal");
    }
}
