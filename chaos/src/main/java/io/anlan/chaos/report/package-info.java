/**
 * One page that opens anywhere and shows what runs came to, for a mayor and for an engineer, in Chinese and English.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
