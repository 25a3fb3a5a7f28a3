/**
 * The raw routes of registering and of reading a registration. Called by nobody; the router finds it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.registration.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
