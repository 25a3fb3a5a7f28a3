/**
 * Who a citizen is: the id number, the key that stands for it, and the registration number made from that. Every room
 * may call it; nothing here is ever printed in clear.
 */
@NullMarked
@CheckReturnValue
package io.anlan.kernel.person;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
