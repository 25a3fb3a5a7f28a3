/**
 * One run of a scenario on a twin, from the first login to the verdict.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
