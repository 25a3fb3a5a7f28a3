/**
 * Whether a database's tables are what the mapping file says, told in sentences before a link starts. Called by the adapters
 * of sources and targets.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
