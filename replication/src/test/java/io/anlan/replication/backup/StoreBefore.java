package io.anlan.replication.backup;

import java.io.IOException;
import java.util.List;

/** A store that does something before each object it gives. */
record StoreBefore(BackupStore real, Act act) implements BackupStore {
    /** What it does. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        real.put(name, content);
    }

    @Override
    public byte[] get(String name) throws IOException {
        act.run();
        return real.get(name);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return real.list(prefix);
    }

    @Override
    public void delete(String name) throws IOException {
        real.delete(name);
    }

    @Override
    public String describe() {
        return real.describe();
    }
}
