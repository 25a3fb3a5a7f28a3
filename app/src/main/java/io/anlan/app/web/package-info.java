/**
 * The citizen's page and what surrounds it: security headers, caching rules, the API description. Nobody calls it.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
