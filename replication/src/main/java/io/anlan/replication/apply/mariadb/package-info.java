/**
 * A platform store (MariaDB) as target of a link, and its tables. Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.apply.mariadb;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
