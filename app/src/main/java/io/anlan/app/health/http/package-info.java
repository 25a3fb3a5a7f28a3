/**
 * The page {@code /q/health/site}. Nobody calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.health.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
