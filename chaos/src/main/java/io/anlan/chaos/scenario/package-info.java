/**
 * Experiments as data: what clients do, what breaks when, who judges. Written in YAML or with the fluent form.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.scenario;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
