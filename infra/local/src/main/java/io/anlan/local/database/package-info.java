/**
 * Real PostgreSQL and MariaDB servers as processes, unpacked from their jars. Called by the twin and by tests of the
 * modules that need a database.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
