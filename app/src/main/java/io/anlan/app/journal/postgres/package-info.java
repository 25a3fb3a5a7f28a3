/**
 * What the journal asks of its site's PostgreSQL. Called by wiring only.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.journal.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
