/** Tests of the health room. */
@NullMarked
@CheckReturnValue
package io.anlan.app.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
