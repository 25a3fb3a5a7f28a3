/**
 * Opens sessions at a MariaDB, for whoever asks one: the source's questions, the target's writes, its migration.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.database.mariadb;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
