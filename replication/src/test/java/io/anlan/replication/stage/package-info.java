/**
 * Throw-away databases and rows for the tests of this module; one set per JVM.
 */
@NullMarked
package io.anlan.replication.stage;

import org.jspecify.annotations.NullMarked;
