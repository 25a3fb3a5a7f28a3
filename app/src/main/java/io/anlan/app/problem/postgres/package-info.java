/**
 * What a failed statement means. Every adapter of PostgreSQL may call it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.problem.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
