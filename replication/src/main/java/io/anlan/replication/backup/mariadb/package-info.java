/**
 * Snapshots of a platform store (MariaDB). Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.mariadb;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
