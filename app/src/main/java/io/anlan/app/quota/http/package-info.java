/**
 * Claims and quotas over HTTP, and the way to this site's director. Wiring makes the latter; nobody calls the rest.
 */
@NullMarked
@CheckReturnValue
package io.anlan.app.quota.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
