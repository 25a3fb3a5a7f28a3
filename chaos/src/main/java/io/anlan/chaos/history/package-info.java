/**
 * What clients did and what was broken while they did it. Pure records; judged by the checkers, kept by the archive.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.history;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
