/**
 * What the edge decides: view and time in, decision out. No I/O, no clock. Called by the edge, calls the kernel only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.edge.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
