/**
 * Registering for a campaign: the checks, the group commit, what may be said of the result. Called by wiring and by its own
 * HTTP routes.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.registration;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
