/**
 * Receipt keys and QR codes over HTTP. Nobody calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.receipt.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
