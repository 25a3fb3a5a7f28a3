/**
 * Runs the path of a registration before the node says it is ready, so that no citizen pays for cold code. It stores
 * nothing, puts nothing into the journal and appears in no number of ours; the server counts its calls as requests. Only
 * the wiring calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.rehearsal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
