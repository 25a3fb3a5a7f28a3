/**
 * What a database committed since its backups: read from its log into sealed segments, one chain without a gap, so that a
 * restore reaches any second. Called by wiring and http.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.changes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
