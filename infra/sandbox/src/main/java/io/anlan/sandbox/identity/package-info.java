/**
 * Stand-in for the identity provider; checks, signs and misbehaves on demand.
 */
@NullMarked
@CheckReturnValue
package io.anlan.sandbox.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
