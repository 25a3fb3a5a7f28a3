/**
 * What makes an acceptance survive the loss of its site: entries held by the peer, drained into its database, forgotten when they are rows. Called by registration, health and wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
