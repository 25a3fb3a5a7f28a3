@NullMarked
package io.anlan.kernel.person;

import org.jspecify.annotations.NullMarked;
