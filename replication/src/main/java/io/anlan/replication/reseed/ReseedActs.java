package io.anlan.replication.reseed;

import io.anlan.kernel.Outcome;

/** Looks at the databases of both sites and does steps there. */
public interface ReseedActs {
    /** What is seen now; refused if something cannot be seen or a reseed must not be. */
    Outcome<ReseedLook> look();

    /** Does a step of the plan made from this look; a line about what came of it, empty if there is nothing to tell. */
    Outcome<String> perform(ReseedStep step, ReseedLook look, ReseedRequest request);
}
