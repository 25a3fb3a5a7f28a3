/**
 * Seats that may be given away once: shares of a quota, claims on them, and who may decide about them. The rules are
 * pure; ports
 * lead to the store and to the director. Called by its own adapters and by wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.quota;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
