@NullMarked
package io.anlan.replication.apply;

import org.jspecify.annotations.NullMarked;
