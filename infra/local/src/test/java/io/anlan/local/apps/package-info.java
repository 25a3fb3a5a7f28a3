/** Copies of built programs. */
@NullMarked
@CheckReturnValue
package io.anlan.local.apps;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
