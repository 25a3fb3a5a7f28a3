/**
 * Where a link stands: the row that is written in the transaction of the rows it speaks of. No file, no second truth.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.position;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
