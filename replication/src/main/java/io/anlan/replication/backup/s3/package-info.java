/**
 * Backups in an S3-compatible service, over the JDK's HTTP client with signatures of our own. Called by wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.backup.s3;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
