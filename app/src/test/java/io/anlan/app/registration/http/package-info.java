/** Tests of the registration routes. */
@NullMarked
@CheckReturnValue
package io.anlan.app.registration.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
