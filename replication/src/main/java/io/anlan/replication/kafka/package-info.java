/**
 * The way of a link's changes through a Kafka broker at the target's site: shipped in numbered batches, applied by one
 * applier for each partition. Made by the wiring; the only room that knows Kafka's clients.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.kafka;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
