/**
 * Campaigns, gates and markers in PostgreSQL. Called by the wiring alone.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.campaign.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
