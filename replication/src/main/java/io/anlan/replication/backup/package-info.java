/**
 * Backups of a site's two databases: written from one snapshot, read only after everything about them is believed,
 * restored into an empty database. Ports for stores and snapshots are here, adapters in the packages below.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
