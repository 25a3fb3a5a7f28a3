/**
 * Who is asking: the keyring, the login, the sealed session token and the vault of names. Every feature may call it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
