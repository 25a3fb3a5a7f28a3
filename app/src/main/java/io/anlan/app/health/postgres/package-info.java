/**
 * What readiness asks of this site's PostgreSQL. Called by wiring only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.health.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
