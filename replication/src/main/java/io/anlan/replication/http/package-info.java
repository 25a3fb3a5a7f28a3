/**
 * The replicator's HTTP interface for operators; every call needs the operator token.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
