/**
 * The edge: sends a citizen to a site that answers. Calls the kernel only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.edge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
