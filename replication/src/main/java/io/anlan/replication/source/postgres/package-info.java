/**
 * A PostgreSQL as source of a link. Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.source.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
