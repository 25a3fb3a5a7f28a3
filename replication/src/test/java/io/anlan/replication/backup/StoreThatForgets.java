package io.anlan.replication.backup;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A store that says yes and has not stored. */
record StoreThatForgets(BackupStore real, BooleanSupplier forgets) implements BackupStore {
    @Override
    public void put(String name, byte[] content) throws IOException {
        if (!forgets.getAsBoolean()) {
            real.put(name, content);
        }
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
