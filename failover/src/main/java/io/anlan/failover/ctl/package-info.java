/**
 * {@code anlanctl}: what operators and auditors ask of directors, replicators, nodes and edges, by HTTP alone. Called by people
 * and by the pages in {@code runbooks/}.
 */
@NullMarked
@CheckReturnValue
package io.anlan.failover.ctl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
