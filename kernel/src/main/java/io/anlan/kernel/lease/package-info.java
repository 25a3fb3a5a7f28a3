/**
 * The arithmetic of leases: how long one lasts, what its holder may believe, how long who grants it waits. Called by
 * nodes, which hold, and by directors, which grant; calls nobody.
 */
@NullMarked
@CheckReturnValue
package io.anlan.kernel.lease;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
