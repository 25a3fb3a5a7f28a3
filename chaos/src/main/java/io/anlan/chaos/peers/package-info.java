/**
 * Other ways to keep copies of a database, put to the same load, faults and judges as the product. Called by the command
 * line; knows nothing of a twin.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.peers;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
