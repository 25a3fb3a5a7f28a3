/**
 * The registration rows of this site's PostgreSQL, over the bare reactive pool. Called by wiring only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.registration.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
