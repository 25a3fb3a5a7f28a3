/**
 * Where the node's parts are put together; sees every room, is seen by none.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.wiring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
