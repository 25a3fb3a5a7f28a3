/**
 * Snapshots of a registration store (PostgreSQL). Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
