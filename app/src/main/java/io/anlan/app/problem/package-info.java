/**
 * The manners of HTTP: strict bodies, times as text, refusals and doubts as problem+json, the id that follows a request.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
