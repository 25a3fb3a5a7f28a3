/**
 * The built programs of the checkout, copied before they run: a rebuild must not change a running process. Called by the
 * twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.apps;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
