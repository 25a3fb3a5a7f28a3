/**
 * How a database is reached; shared by the adapters of this module.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
