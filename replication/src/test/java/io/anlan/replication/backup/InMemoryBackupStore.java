package io.anlan.replication.backup;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory, whose objects a test may spoil. */
final class InMemoryBackupStore implements BackupStore {
    private final SortedMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public void put(String name, byte[] content) {
        objects.put(BackupAddress.checked(name), content.clone());
    }

    @Override
    public byte[] get(String name) throws IOException {
        byte[] content = objects.get(BackupAddress.checked(name));
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content.clone();
    }

    @Override
    public List<String> list(String prefix) {
        return objects.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public void delete(String name) {
        objects.remove(name);
    }

    @Override
    public String describe() {
        return "memory";
    }
}
