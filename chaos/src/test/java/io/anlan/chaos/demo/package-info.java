/** Tests of the room. */
@NullMarked
package io.anlan.chaos.demo;

import org.jspecify.annotations.NullMarked;
