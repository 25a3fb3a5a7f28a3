/**
 * The command line of demo and bench; the only room that prints. Nobody calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
