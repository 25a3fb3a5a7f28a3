/**
 * The format of backups: rows, chunks, seals, manifests, described in docs/backup.md. No I/O. Called by backup alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.format;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
