package io.anlan.local.upgrade;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which build each part of a twin starts from. It is written down before a part is started, so that a part that is killed in the
 * midst of an upgrade comes back as what it was.
 *
 * @param now the build of all parts that have not been moved
 * @param next the build an upgrade leads to, while one is under way
 * @param moved the parts that start from it
 * @param before the build that served before the last upgrade
 */
public record Builds(Path now, Optional<Path> next, Set<String> moved, Optional<Path> before) {

    public Builds {
        moved = Set.copyOf(moved);
    }

    /** All parts from one build. */
    public static Builds of(Path now) {
        return new Builds(now, Optional.empty(), Set.of(), Optional.empty());
    }

    /** The build that this part starts from. */
    public Path of(String part) {
        return next.filter(build -> moved.contains(part)).orElse(now);
    }

    /** The build that all parts are to run from in the end. */
    public Path goal() {
        return next.orElse(now);
    }

    public boolean underWay() {
        return next.isPresent();
    }

    /** An upgrade to this build begins. */
    public Builds towards(Path build) {
        return new Builds(now, Optional.of(build), Set.of(), before);
    }

    /** This part starts from the new build from now on. */
    public Builds moved(String part) {
        var more = new TreeSet<>(moved);
        more.add(part);
        return new Builds(now, next, more, before);
    }

    /** The upgrade has come to its end. */
    public Builds arrived() {
        return next.map(build -> new Builds(build, Optional.empty(), Set.of(), Optional.of(now)))
                .orElse(this);
    }

    /** The upgrade under way turns round: what was moved is to go back, what was not is there already. */
    public Builds turned(Collection<String> parts) {
        if (next.isEmpty()) {
            return this;
        }
        var stayed = new TreeSet<>(parts);
        stayed.removeAll(moved);
        return new Builds(next.get(), Optional.of(now), stayed, before);
    }

    /** How people call a build. */
    public static String name(Path build) {
        return String.valueOf(build.getFileName());
    }
}
