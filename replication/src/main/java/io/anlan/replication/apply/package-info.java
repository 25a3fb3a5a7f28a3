/**
 * Turns what a source database changed into target transactions: grouping, order, parking of rows that cannot be applied.
 * The ports for the two kinds of target are here, their adapters in apply.postgres and apply.mariadb.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.apply;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
