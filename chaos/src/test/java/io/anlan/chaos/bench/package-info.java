/** Tests of the room. */
@NullMarked
package io.anlan.chaos.bench;

import org.jspecify.annotations.NullMarked;
