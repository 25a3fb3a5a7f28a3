/**
 * How rows of two sites become one: the tables, the order of versions, and the guarded statement made from both. Node,
 * drain, applier and reconcile all use this and nothing else to write a replicated row.
 */
@NullMarked
@CheckReturnValue
package io.anlan.kernel.merge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
