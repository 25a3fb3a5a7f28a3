/** Locks between threads and processes, folders removed. */
@NullMarked
@CheckReturnValue
package io.anlan.local.files;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
