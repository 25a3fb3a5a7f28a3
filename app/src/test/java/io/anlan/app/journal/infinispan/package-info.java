/** Tests of the journal. */
@NullMarked
@CheckReturnValue
package io.anlan.app.journal.infinispan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
