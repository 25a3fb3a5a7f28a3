package io.anlan.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;

/** A module: its folder, its package, and the other rooms of the project that it may call. */
record Room(String module, String prefix, Set<String> mayCall) {
    private static final String KERNEL = "io.anlan.kernel";
    private static final String LOCAL = "io.anlan.local";
    private static final String CLIENT = "io.anlan.client";

    /** The map of the project. Whoever changes it changes ARCHITECTURE.md with it. */
    static final List<Room> ALL = List.of(
            new Room("kernel", KERNEL, Set.of()),
            new Room("infra/local", LOCAL, Set.of(KERNEL)),
            new Room("client", CLIENT, Set.of(KERNEL)),
            new Room("app", "io.anlan.app", Set.of(KERNEL)),
            new Room("replication", "io.anlan.replication", Set.of(KERNEL)),
            new Room("failover", "io.anlan.failover", Set.of(KERNEL)),
            new Room("infra/sandbox", "io.anlan.sandbox", Set.of(KERNEL)),
            new Room("chaos", "io.anlan.chaos", Set.of(KERNEL, CLIENT, LOCAL)));

    static Room of(String module) {
        return ALL.stream()
                .filter(room -> room.module.equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(module + " is not on the map of rooms"));
    }

    JavaClasses classes(Checkout checkout) {
        return new ClassFileImporter().importPath(checkout.classes(module));
    }

    boolean holds(JavaClass type) {
        return isIn(prefix, type.getPackageName());
    }

    boolean mayCall(JavaClass type) {
        return holds(type) || mayCall.stream().anyMatch(other -> isIn(other, type.getPackageName()));
    }

    private static boolean isIn(String prefix, String packageName) {
        return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
    }
}
