/**
 * What a comparison asks of PostgreSQL alone: where its log stands, and the tables in which runs and findings are kept.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reconcile.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
