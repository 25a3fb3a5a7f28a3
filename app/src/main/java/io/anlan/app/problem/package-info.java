/**
 * Refusals and doubts as problem+json, and the id that follows a request. Every feature may call it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
