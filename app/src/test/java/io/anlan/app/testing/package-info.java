/**
 * What the node's tests stand on: a real PostgreSQL, a keyring, an identity provider that misbehaves on demand.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
