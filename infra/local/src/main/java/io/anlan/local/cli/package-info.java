/**
 * The command line of the twin: {@code ./anlan up}, {@code down}, {@code status} and the faults. Called by people.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
