/** What people type and read. */
@NullMarked
@CheckReturnValue
package io.anlan.local.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
