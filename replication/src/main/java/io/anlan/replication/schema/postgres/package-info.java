/**
 * Reads how tables of a PostgreSQL are defined.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.schema.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
