/**
 * Looks at tables and mends rows over JDBC, the same at both engines but for the words of each. Called by wiring, which opens
 * the sessions.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reconcile.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
