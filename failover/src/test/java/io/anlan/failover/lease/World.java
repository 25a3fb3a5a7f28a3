package io.anlan.failover.lease;

import java.util.Random;
import java.util.Set;

/** What all in one simulated run share. */
record World(SimulatedTime time, SimulatedNetwork network, Random random, Set<SafetyRule> leftOut, Judge judge) {}
