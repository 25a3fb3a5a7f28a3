package io.anlan.app.testing;

import io.anlan.kernel.HighWaterMark;

/** What a test's clock has reserved need not survive it. */
public final class ForgetfulMark implements HighWaterMark {

    @Override
    public long load() {
        return 0;
    }

    @Override
    public void reserve(long untilMillis) {
        // Nothing is kept.
    }
}
