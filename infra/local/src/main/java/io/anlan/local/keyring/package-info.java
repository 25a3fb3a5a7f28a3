/**
 * Keys and passwords of the twin, made once and kept in files only their owner may read. Called by the twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.keyring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
