/**
 * Histories and results as files, with their digest.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.archive;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
