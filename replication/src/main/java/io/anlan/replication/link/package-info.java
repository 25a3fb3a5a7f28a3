/**
 * What a link is, the states it can be in and the supervisor that starts, watches and restarts it. Knows its neighbours by
 * ports only; called by http and wiring.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
