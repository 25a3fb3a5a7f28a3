/**
 * The log of the three directors, kept by Apache Ratis. The only room that knows the library; a test runs it as three
 * processes. Called by the director's wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.raft;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
