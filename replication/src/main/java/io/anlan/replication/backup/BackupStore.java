package io.anlan.replication.backup;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Where backups lie: named objects, each written whole or not at all. Names are such as {@code site-a/x/000001}. */
public interface BackupStore {
    /** Stores an object; when this returns it is there for good and whole. One of this name is replaced. */
    void put(String name, byte[] content) throws IOException;

    /** The object; {@link java.nio.file.NoSuchFileException} if there is none of this name. */
    byte[] get(String name) throws IOException;

    /** The names of all objects whose names begin so, sorted; none half written. */
    List<String> list(String prefix) throws IOException;

    /** Takes an object away; one that is not there is no error. */
    void delete(String name) throws IOException;

    /** Stores an object and looks that it is what was put. */
    default void putChecked(String name, byte[] content) throws IOException {
        put(name, content);
        if (!Arrays.equals(get(name), content)) {
            throw new IOException(describe() + " gives back something else than was put");
        }
    }

    /** Where it is, for people; without secrets. */
    String describe();
}
