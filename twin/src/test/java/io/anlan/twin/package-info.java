/**
 * Tests that need both sites running. One twin for the whole run; every test has a campaign of its own.
 */
@NullMarked
package io.anlan.twin;

import org.jspecify.annotations.NullMarked;
