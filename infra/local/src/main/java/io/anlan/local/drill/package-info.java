/**
 * Drills: a page of {@code runbooks/} followed to its end on a twin, with the fault made before. Called by the command line.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.drill;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
