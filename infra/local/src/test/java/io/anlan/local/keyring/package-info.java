/** The keys of a new twin. */
@NullMarked
@CheckReturnValue
package io.anlan.local.keyring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
