@NullMarked
package io.anlan.replication.link;

import org.jspecify.annotations.NullMarked;
