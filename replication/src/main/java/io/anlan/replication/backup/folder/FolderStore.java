package io.anlan.replication.backup.folder;

import io.anlan.replication.backup.BackupAddress;
import io.anlan.replication.backup.BackupStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One file per object. A file is written beside its place, forced to disk and moved there, so none is ever half. */
public final class FolderStore implements BackupStore {
    private static final String UNFINISHED = ".new";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        Path file = file(name);
        Path parent = directory(name);
        create(parent);
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            write(fresh, content);
        } catch (IOException failure) {
            // On a disk that is full it would only keep the next one out.
            Files.deleteIfExists(fresh);
            throw failure;
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent);
    }

    private static void write(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                int unused = channel.write(left);
            }
            channel.force(true);
        }
    }

    @Override
    public byte[] get(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        Path from = folder.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.exists(from)) {
            return names;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                String name = folder.relativize(at) + "/";
                boolean fits = at.equals(from) || name.startsWith(prefix) || prefix.startsWith(name);
                return fits ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString();
                if (name.startsWith(prefix) && !name.endsWith(UNFINISHED)) {
                    names.add(name);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        names.sort(null);
        return names;
    }

    @Override
    public void delete(String name) throws IOException {
        Path parent = directory(name);
        if (Files.deleteIfExists(file(name))) {
            force(parent);
            forget(parent);
        }
    }

    /** Takes away a folder in which nothing is left but what was never finished. */
    private static void forget(Path parent) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(parent)) {
            left = all.toList();
        }
        if (left.stream().allMatch(file -> file.toString().endsWith(UNFINISHED))) {
            for (Path file : left) {
                Files.delete(file);
            }
            Files.delete(parent);
        }
    }

    @Override
    public String describe() {
        return "folder " + folder;
    }

    /** Names are ours and never lead out of the folder. */
    private Path file(String name) {
        return folder.resolve(BackupAddress.checked(name));
    }

    private Path directory(String name) {
        return folder.resolve(name.substring(0, name.lastIndexOf('/') + 1));
    }

    /** Makes the folders of an object and writes each new name down in its parent. */
    private void create(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            return;
        }
        Path above = parent.getParent();
        if (above != null) {
            create(above);
        }
        Files.createDirectories(parent, PosixFilePermissions.asFileAttribute(PRIVATE));
        if (above != null) {
            force(above);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
