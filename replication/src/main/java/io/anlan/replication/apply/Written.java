package io.anlan.replication.apply;

import io.anlan.replication.position.Standing;

/**
 * What a target transaction leaves behind once it is committed.
 *
 * @param standing what it wrote into the link's row
 * @param markStopped whether rows wait aside that keep the applied mark where it is
 */
record Written(Standing standing, boolean markStopped) {}
