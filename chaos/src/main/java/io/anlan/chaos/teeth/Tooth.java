package io.anlan.chaos.teeth;

import io.anlan.chaos.checker.Evidence;
import java.util.function.UnaryOperator;

/**
 * One lie told about a run, and the judge that must see through it.
 *
 * @param says what would have had to go wrong in the service for the evidence to look so
 */
record Tooth(String name, String judge, String says, UnaryOperator<Evidence> mutation) {}
