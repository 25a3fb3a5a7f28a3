/** Tests of the room. */
@NullMarked
package io.anlan.chaos.audit;

import org.jspecify.annotations.NullMarked;
