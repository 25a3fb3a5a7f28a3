/**
 * What a link asks its source database before and while it reads: which database this is, what became of the slot.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
