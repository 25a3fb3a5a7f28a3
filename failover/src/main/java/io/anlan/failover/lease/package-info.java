/**
 * Exclusive rights: who holds which, under which epoch, and when one may go to another. A state machine whose commands
 * are entries of a log that a majority of three agrees on. No I/O, no clock. Called by the director.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
