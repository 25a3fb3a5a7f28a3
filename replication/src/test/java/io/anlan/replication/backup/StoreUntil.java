package io.anlan.replication.backup;

import java.io.IOException;
import java.util.function.IntSupplier;

/** A store whose writer dies when the counter comes to nought. */
final class StoreUntil extends PassingStore {
    private final IntSupplier left;

    StoreUntil(BackupStore real, IntSupplier left) {
        super(real);
        this.left = left;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        if (left.getAsInt() <= 0) {
            throw new IOException("the process died");
        }
        super.put(name, content);
    }
}
