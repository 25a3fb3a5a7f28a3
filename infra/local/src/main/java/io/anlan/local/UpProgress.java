package io.anlan.local;

import io.anlan.kernel.SiteId;

/** Hears how the twin comes up or goes down. */
public interface UpProgress {
    /** A part, or a step such as {@code keys}, begins. */
    void begins(String what);

    /** It has come as far as it should; {@code detail} is its address, or what there is to say. */
    void done(String what, String detail);

    /** This site runs and serves nobody before it is reseeded. */
    default void wantsReseed(SiteId site) {}

    /** Hears nothing. */
    static UpProgress silent() {
        return new UpProgress() {
            @Override
            public void begins(String what) {}

            @Override
            public void done(String what, String detail) {}
        };
    }
}
