package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Demo;
import io.anlan.chaos.demo.DemoEvents;
import io.anlan.chaos.demo.DemoOptions;
import io.anlan.chaos.demo.DemoReport;
import io.anlan.chaos.demo.Front;
import io.anlan.kernel.SystemTime;
import org.junit.jupiter.api.Test;

/** The demo, smaller than at the command line, with the same judges. */
@OnTwin
class DemoIT {
    private static final DemoOptions QUICK = new DemoOptions(100_000, 4_000, 200, 20_261_121, 120);

    @Test
    void nobody_is_lost_when_a_site_dies_in_the_middle(TwinFixture twin) throws Exception {
        DemoReport report;
        try (Front front = new AnlanFront(twin.twin().plan().edges())) {
            report = new Demo(QUICK, twin.venue(), front, new Silent(), SystemTime.INSTANCE).run();
        }

        assertThat(report.faults()).as(report.toString()).isEmpty();
        assertThat(report.durability().oneSite()).as("the site was really away").isPositive();
        assertThat(report.durability().bothSites()).isPositive();
    }

    private static final class Silent implements DemoEvents {
        @Override
        public void step(String what, long total) {}

        @Override
        public void reached(long count) {}

        @Override
        public void said(String what) {}
    }
}
