/**
 * The identity room over HTTP: the login resource, and the client of the identity provider. Called by the wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.identity.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
