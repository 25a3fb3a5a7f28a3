package io.anlan.replication.source;

import io.anlan.replication.position.ResumePoint;
import java.util.List;

/**
 * Where a new link begins.
 *
 * @param incarnation which database the source is
 * @param at from here on every commit is told
 * @param definitions how the source's tables are defined at that place, for engines that cannot ask the log; else empty
 */
public record Beginning(String incarnation, ResumePoint at, List<String> definitions) {
    public Beginning {
        definitions = List.copyOf(definitions);
    }
}
