/**
 * Tests of the room.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.receipt.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
