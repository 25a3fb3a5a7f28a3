/**
 * What citizens and bureaus do during a run: an open load, each attempt counted from when it was due.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.workload;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
