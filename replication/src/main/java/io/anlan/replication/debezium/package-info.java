/**
 * Reads a PostgreSQL source by Debezium's embedded engine; the only room that knows Debezium and Kafka Connect.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.debezium;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
