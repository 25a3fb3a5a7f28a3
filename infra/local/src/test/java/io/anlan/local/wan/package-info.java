/** Cuts and heals real connections. */
@NullMarked
@CheckReturnValue
package io.anlan.local.wan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
