@NullMarked
package io.anlan.replication.http;

import org.jspecify.annotations.NullMarked;
