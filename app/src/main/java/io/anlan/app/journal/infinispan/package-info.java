/**
 * The journal's transport: Infinispan caches that cross the sites. Called by wiring only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.journal.infinispan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
