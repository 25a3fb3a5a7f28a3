/**
 * Backups in a directory. Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.folder;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
