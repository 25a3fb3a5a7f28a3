/**
 * Many runs with faults drawn from a seed, resumable, judged together.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.campaign;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
