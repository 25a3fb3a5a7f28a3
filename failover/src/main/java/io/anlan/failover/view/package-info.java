/**
 * What was seen, from where, and how long ago. Facts only, no judgement; no I/O, no clock. Called by decide and the
 * director.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.view;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
