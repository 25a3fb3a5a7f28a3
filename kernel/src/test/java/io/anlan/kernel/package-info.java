@NullMarked
package io.anlan.kernel;

import org.jspecify.annotations.NullMarked;
