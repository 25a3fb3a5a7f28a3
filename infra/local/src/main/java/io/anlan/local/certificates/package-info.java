/**
 * The twin's own certificate authority and the certificates of its parts. Called by the twin; a real site brings certificates of its
 * own authority in the same files.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.certificates;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
