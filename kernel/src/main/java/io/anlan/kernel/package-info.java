/**
 * The words both sites share: time, identity, outcomes, hashing. JDK only; every room may call it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
