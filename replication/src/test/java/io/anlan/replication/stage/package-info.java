/**
 * Throw-away databases and rows for the tests of this module; one set per JVM.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.stage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
