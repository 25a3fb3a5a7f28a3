/**
 * What this machine lets a tester break: its programs, disks, packets, memory and clocks. Each says in one line why it cannot be
 * had where it cannot.
 */
@NullMarked
@CheckReturnValue
package io.anlan.chaos.machine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
