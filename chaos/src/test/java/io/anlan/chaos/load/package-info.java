/** Tests of the room. */
@NullMarked
package io.anlan.chaos.load;

import org.jspecify.annotations.NullMarked;
