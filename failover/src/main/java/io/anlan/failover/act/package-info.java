/**
 * Carries plans out: asks the conductor for the next move and makes it, as long as this director leads. Nothing is kept
 * here; whoever leads next goes on from the log. Called by the director.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.act;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
