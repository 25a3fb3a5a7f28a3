package io.anlan.replication.reseed;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Follows the plan of a reseed. Whatever stops it, the same call goes on. */
public final class Reseed {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ReseedActs acts;
    private final ReseedProgress progress;
    private final BooleanSupplier goOn;

    public Reseed(ReseedActs acts, ReseedProgress progress, BooleanSupplier goOn) {
        this.acts = acts;
        this.progress = progress;
        this.goOn = goOn;
    }

    /** Looks, plans and follows the plan to its end; a line about each step that has something to tell. */
    public Outcome<List<String>> run(ReseedRequest request) {
        return acts.look()
                .fold(
                        look -> ReseedPlan.of(look, request.lost())
                                .fold(steps -> follow(steps, look, request), Outcome::refused, Outcome::inDoubt),
                        Outcome::refused,
                        Outcome::inDoubt);
    }

    private Outcome<List<String>> follow(List<ReseedStep> steps, ReseedLook look, ReseedRequest request) {
        List<String> lines = new ArrayList<>();
        for (ReseedStep step : steps) {
            if (!goOn.getAsBoolean()) {
                return stopped(step, "the process ends");
            }
            progress.step(step);
            Optional<String> obstacle = acts.perform(step, look, request)
                    .fold(
                            line -> {
                                lines.add(line);
                                return Optional.empty();
                            },
                            refused -> Optional.of(refused.detail()),
                            doubt -> Optional.of(doubt.detail()));
            if (obstacle.isPresent()) {
                return stopped(step, obstacle.get());
            }
        }
        lines.removeIf(String::isEmpty);
        return Outcome.done(lines);
    }

    private static Outcome<List<String>> stopped(ReseedStep step, String why) {
        return Outcome.inDoubt(new Doubt(
                "stopped where it " + step.words() + ": " + why + "; the same command goes on from there", SOON));
    }
}
