/**
 * What citizens do: who they are, when each one comes, and what each was answered. Called by demo and bench.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
