/**
 * Tests that need both sites running. One twin for the whole run; every test has a campaign of its own.
 */
@NullMarked
@CheckReturnValue
package io.anlan.twin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
