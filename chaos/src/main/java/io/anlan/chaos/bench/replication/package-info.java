/**
 * What links cost and how fast they are, beside PostgreSQL's own replication; and what a comparison of two databases costs.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.bench.replication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
