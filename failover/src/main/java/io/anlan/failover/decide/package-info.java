/**
 * What is to be done: the states of a site, procedures as plans of steps that can be taken up anywhere, and what is
 * refused. View and state in, plan or next move out; no I/O, no clock. Called by the log's state and the director.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.decide;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
