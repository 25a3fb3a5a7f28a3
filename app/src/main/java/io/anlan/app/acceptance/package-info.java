/**
 * The stored fact: this person was accepted for this campaign at this site. Called by registration and journal.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.acceptance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
