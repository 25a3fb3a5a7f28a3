/**
 * How long citizens notice that something died, froze or was cut: episodes of one fault each under open load. Called by
 * the command line and by the twin's tests, calls load, demo and audit.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.bench.failover;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
