/**
 * The main job on real input: register, kill a site, audit four databases.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
