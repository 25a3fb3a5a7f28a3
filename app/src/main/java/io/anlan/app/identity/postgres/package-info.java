/**
 * The vault's rows in PostgreSQL. Called by the wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.identity.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
