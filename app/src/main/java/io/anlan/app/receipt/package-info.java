/**
 * The signed receipt of an acceptance, its keys and its QR. The registration room calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.receipt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
