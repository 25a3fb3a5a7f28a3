/**
 * Brings a site back whose databases were destroyed, from the other site while that one serves: what is seen of both sites goes
 * into a plan, and the plan is followed; cut short anywhere, looking again gives the rest of it. Called by http and wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.reseed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
