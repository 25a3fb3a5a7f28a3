/**
 * The judges of a chaos run: pure, each holds, is broken, or says that it does not know, which is as red as broken.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.checker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
