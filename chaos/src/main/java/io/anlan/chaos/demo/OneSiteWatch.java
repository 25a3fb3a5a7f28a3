package io.anlan.chaos.demo;

import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Reply;
import io.anlan.local.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Follows registrations answered as stored at one site until they are said to be stored at both. */
final class OneSiteWatch {
    private static final int ASKED_AT_MOST = 200;
    private static final Duration RAISED_WITHIN = Duration.ofSeconds(60);

    private final OperatorDesk desk;
    private final DemoEvents events;

    OneSiteWatch(OperatorDesk desk, DemoEvents events) {
        this.desk = desk;
        this.events = events;
    }

    /** How many were asked about, spread over the run, and how many of them are at both sites by now. */
    record Raised(long asked, long raised) {}

    Raised until(String campaign, History history) {
        List<String> numbers = spread(history.acknowledged()
                .map(Reply::acknowledgement)
                .filter(Objects::nonNull)
                .filter(promise -> !promise.atBothSites())
                .map(Acknowledgement::registrationNo)
                .distinct()
                .toList());
        events.step("Following what was stored at one site", numbers.size());
        List<String> waiting = new ArrayList<>(numbers);
        boolean all = Await.that("all are raised", RAISED_WITHIN)
                .every(Demo.PACE)
                .holds(() -> {
                    List<String> still = new ArrayList<>();
                    for (String number : waiting) {
                        if (!desk.durability(campaign, number).equals("BOTH_SITES")) {
                            still.add(number);
                        }
                    }
                    waiting.retainAll(still);
                    events.reached(numbers.size() - waiting.size());
                    return waiting.isEmpty();
                });
        events.said(all ? "All are at both sites now" : waiting.size() + " are still at one site");
        return new Raised(numbers.size(), numbers.size() - waiting.size());
    }

    private static List<String> spread(List<String> all) {
        List<String> some = new ArrayList<>();
        int step = Math.max(1, all.size() / ASKED_AT_MOST);
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
