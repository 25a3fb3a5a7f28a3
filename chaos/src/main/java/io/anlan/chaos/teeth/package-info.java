/**
 * Mutations of true evidence, each of which must turn its judge red; a judge never seen red is not believed green.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.teeth;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
