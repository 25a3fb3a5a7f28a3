/**
 * Reads how tables of a MariaDB are defined.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.schema.mariadb;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
