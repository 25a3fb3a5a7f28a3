@NullMarked
package io.anlan.kernel.merge;

import org.jspecify.annotations.NullMarked;
