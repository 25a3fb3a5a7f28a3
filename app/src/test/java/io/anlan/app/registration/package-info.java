/**
 * Tests of the registration room.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.registration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
