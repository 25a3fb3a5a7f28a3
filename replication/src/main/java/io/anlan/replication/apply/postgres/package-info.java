/**
 * A registration store (PostgreSQL) as target of a link. Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.apply.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
