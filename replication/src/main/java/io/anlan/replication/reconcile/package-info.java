/**
 * Compares the rows of two databases and mends what differs: the walk over key ranges, the judgement, the settlement. What
 * it needs of databases are the ports here; the adapters are in reconcile.sql and reconcile.postgres.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reconcile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
