/**
 * How this node and its site are: readiness, the page {@code /q/health/site}, the metrics. Called by wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
