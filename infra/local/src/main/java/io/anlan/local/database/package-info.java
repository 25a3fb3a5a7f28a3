/**
 * Real PostgreSQL and MariaDB servers as processes, unpacked from their jars, and a Kafka broker run from its own. Called
 * by the twin and by tests of the modules that need one.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
