/**
 * What a database keeps when its power is cut: a file system of its own that forgets what was never synced.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.powercut;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
