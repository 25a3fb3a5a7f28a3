/** Starts, kills and restarts the real databases. */
@NullMarked
@CheckReturnValue
package io.anlan.local.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
