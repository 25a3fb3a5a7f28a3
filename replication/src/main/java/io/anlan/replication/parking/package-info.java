/**
 * Rows a link could not apply: set aside with payload and reason, counted, tried again; and rows that a later epoch rejected.
 * Called by apply and link.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.parking;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
