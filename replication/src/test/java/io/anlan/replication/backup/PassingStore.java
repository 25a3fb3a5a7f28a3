package io.anlan.replication.backup;

import java.io.IOException;
import java.util.List;

/** A store that hands all on to another; those that misbehave say in what alone. */
abstract class PassingStore implements BackupStore {
    private final BackupStore real;

    PassingStore(BackupStore real) {
        this.real = real;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
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
