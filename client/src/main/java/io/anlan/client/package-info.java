/**
 * The citizen's client: two sites, one idempotency key, the retry rules. Called by any Java program.
 */
@NullMarked
@CheckReturnValue
package io.anlan.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
