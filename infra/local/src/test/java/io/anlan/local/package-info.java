/** The twin as far as this module can run it alone: its databases. */
@NullMarked
@CheckReturnValue
package io.anlan.local;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
