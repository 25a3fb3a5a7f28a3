/**
 * The edge's own door for operators and directors, on a port of its own. Called by the edge, calls the plan and the kernel.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.edge.admin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
