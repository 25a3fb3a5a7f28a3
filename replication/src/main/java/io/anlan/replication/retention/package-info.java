/**
 * Deletes rows whose time is over, in each database by itself: a deletion travels by no link, since every database knows from
 * the row when it is due. That they do not come back is the guards' part. Called by wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.retention;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
