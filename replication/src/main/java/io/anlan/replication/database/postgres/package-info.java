/**
 * Opens sessions at a PostgreSQL, for whoever asks one: the source's questions and the target's writes.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.database.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
