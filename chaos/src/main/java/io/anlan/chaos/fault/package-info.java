/**
 * Things that break on purpose, each with its inverse and a way to see that it took hold.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.fault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
