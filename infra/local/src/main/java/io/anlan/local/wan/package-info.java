/**
 * The network between the sites: a TCP proxy in front of every cross-site address that can fall silent per direction.
 * Run as a process of its own by the twin, steered by HTTP.
 */
@NullMarked
@CheckReturnValue
package io.anlan.local.wan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
