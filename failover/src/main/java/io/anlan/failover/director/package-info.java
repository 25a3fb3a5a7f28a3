/**
 * The director as a process: who may ask, what is answered, what a leader does by itself. Started by the twin and by
 * operators; called by nobody.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.director;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
