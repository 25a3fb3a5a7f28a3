package io.anlan.replication.backup;

import java.io.IOException;
import java.util.List;
import java.util.function.IntSupplier;

/** A store whose writer dies when the counter comes to nought. */
record StoreUntil(BackupStore real, IntSupplier left) implements BackupStore {
    @Override
    public void put(String name, byte[] content) throws IOException {
        if (left.getAsInt() <= 0) {
            throw new IOException("the process died");
        }
        real.put(name, content);
    }

    @Override
    public byte[] get(String name) throws IOException {
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
