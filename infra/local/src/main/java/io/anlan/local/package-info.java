/**
 * The twin on one machine: two sites as real processes. Called by the launcher, demo, bench and tests.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
