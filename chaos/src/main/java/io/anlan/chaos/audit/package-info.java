/**
 * The judges: pure checkers over what was answered and what is stored, and the SQL that reads the four databases.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
