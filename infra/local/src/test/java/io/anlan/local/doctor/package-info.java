/** What the doctor says. */
@NullMarked
@CheckReturnValue
package io.anlan.local.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
