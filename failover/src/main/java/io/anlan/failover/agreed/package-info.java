/**
 * What the three directors agree on: entries, the state they add up to, and the door to the log that keeps them. No I/O
 * but for the text of entries. Called by the director and by the adapters of the log.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.agreed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
