/**
 * Looks whether a machine can run the twin. Called by the command line.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
