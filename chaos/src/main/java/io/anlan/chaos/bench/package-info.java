/**
 * One table of what a registration costs, beside what it is compared with.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
