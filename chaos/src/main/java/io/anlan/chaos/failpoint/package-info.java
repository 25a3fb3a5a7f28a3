/**
 * Stops, pauses and delays at a named place inside a node that runs. Half of it works here, half inside the node, which is attached to.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.failpoint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
