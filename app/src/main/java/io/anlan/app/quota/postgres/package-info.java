/**
 * Quotas and claims in PostgreSQL, over the bare pool. Called by the wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.quota.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
