/**
 * How a request is sent until an answer is definite: plan, sends, clock. Called by the client, calls the kernel only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.client.sending;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
