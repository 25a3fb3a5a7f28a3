/**
 * Operating system processes as parts of the twin: started detached, known again by pid and start time, ended or
 * frozen as whole trees. Called by the databases and the twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
