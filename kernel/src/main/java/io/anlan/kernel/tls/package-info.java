/**
 * TLS between parts: certificates and keys in files that may be exchanged at any time, and peers known by the names in their
 * certificates, not by the addresses they are reached at. Called by every program that talks to another site.
 */
@NullMarked
@CheckReturnValue
package io.anlan.kernel.tls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
