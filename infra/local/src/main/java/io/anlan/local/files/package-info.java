/**
 * Folders, private files and locks on the local disk. Called by every other package of the twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.files;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
