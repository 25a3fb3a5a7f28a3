/**
 * The same edge as a configuration of HAProxy, from the same settings. Called by its own main program and by tests, calls the
 * plan and the kernel.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.edge.haproxy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
