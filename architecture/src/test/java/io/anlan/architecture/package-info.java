/**
 * Watches the rooms and the tidiness of the whole project; reads the other modules' folders, calls none of them.
 */
@NullMarked
@CheckReturnValue
package io.anlan.architecture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
