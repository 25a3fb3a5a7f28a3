package io.anlan.replication.backup;

import java.io.IOException;

/** A store that does something before each object it gives. */
final class StoreBefore extends PassingStore {
    private final Act act;

    StoreBefore(BackupStore real, Act act) {
        super(real);
        this.act = act;
    }

    /** What it does. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException;
    }

    @Override
    public byte[] get(String name) throws IOException {
        act.run();
        return super.get(name);
    }
}
