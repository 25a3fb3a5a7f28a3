/** Processes started, lost, frozen and ended for real. */
@NullMarked
@CheckReturnValue
package io.anlan.local.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
