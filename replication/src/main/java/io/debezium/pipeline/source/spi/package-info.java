/**
 * Stands in for one class of Debezium 3.5.0, which loads from here first; see docs/decisions. Called by Debezium alone.
 */
@NullMarked
@CheckReturnValue
package io.debezium.pipeline.source.spi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
