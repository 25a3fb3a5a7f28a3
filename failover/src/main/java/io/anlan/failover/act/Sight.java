package io.anlan.failover.act;

import io.anlan.failover.view.View;

/** Where a director gets its view from. */
public interface Sight {
    /** What is seen at this moment. */
    View view();
}
