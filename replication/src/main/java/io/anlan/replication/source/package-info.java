/**
 * What a link asks its source before and while it reads: which database this is, and whether going on would lose rows.
 * Called by link; each engine has its adapter.
 */
@NullMarked
@CheckReturnValue
package io.anlan.replication.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
