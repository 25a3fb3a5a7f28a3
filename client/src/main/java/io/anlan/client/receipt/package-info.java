/**
 * Receipts and how anyone checks one with the published keys. Calls the kernel only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.client.receipt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
