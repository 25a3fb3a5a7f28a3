/**
 * Runs the path of a registration before the node says it is ready, so that no citizen pays for cold code. It stores
 * nothing, puts nothing into the journal and counts nowhere. Only the wiring calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.rehearsal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
