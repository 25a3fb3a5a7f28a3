package io.anlan.replication.backup;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A store that says yes and has not stored. */
final class StoreThatForgets extends PassingStore {
    private final BooleanSupplier forgets;

    StoreThatForgets(BackupStore real, BooleanSupplier forgets) {
        super(real);
        this.forgets = forgets;
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        if (!forgets.getAsBoolean()) {
            super.put(name, content);
        }
    }
}
