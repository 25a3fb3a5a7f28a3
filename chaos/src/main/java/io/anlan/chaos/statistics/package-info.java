/**
 * What may be concluded from counts: bounds, bad seconds, a yearly figure. Pure; no budget exists for correctness here.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.statistics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
