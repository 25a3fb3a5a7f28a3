/**
 * What a rolling upgrade does next: which build each part runs from, what was seen, and the step that follows. Pure; called by the
 * twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.upgrade;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
