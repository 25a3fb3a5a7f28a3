/**
 * The databases of both sites as a reseed sees and fills them, over JDBC. Called by wiring, which tells it where they are.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reseed.sql;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
