/**
 * Runs comparisons: on demand and by themselves, one at a time, slowly enough for citizens, with progress for whoever looks.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reconcile.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
