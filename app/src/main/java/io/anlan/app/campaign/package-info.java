/**
 * What may be registered for, until when: campaigns, their texts, their gate and their close. The registration room calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.campaign;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
