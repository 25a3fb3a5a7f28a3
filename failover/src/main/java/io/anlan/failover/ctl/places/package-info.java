/**
 * Where the parts are, who asks, what they answer and where it is written down. Called by the commands of {@code anlanctl}.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.ctl.places;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
