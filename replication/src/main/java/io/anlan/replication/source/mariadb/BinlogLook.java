package io.anlan.replication.source.mariadb;

import io.anlan.replication.position.GtidPosition;

/**
 * What a platform store says about itself and its binlog.
 *
 * @param incarnation which database it is: the id its migration wrote at install
 * @param kept what had been written before the oldest binlog file that is still there
 * @param written what has been written by now
 */
record BinlogLook(String incarnation, GtidPosition kept, GtidPosition written) {}
