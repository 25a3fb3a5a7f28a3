/**
 * Rows a link could not apply: set aside with payload and reason, counted, tried again. Called by apply and link.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.parking;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
