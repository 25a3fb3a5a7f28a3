package io.anlan.failover.agreed;

import io.anlan.failover.agreed.PlanProgress.State;
import io.anlan.failover.decide.PlanRefusal;
import io.anlan.failover.decide.PlanStep;
import io.anlan.failover.decide.SiteState;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sites' states and the plans that change them. One plan at a time; a step counts when its entry is applied. */
public final class PlanBook {
    private static final int PLANS_MAX = 50;

    private final Map<SiteId, SiteStanding> sites = new EnumMap<>(SiteId.class);
    private final List<PlanProgress> plans = new ArrayList<>();

    PlanBook() {
        for (SiteId site : SiteId.values()) {
            sites.put(site, new SiteStanding(SiteState.SERVING, 0, "founded"));
        }
    }

    PlanBook(Map<SiteId, SiteStanding> sites, Collection<PlanProgress> plans) {
        this();
        this.sites.putAll(sites);
        this.plans.addAll(plans);
    }

    /** What is agreed on about each site. */
    public Map<SiteId, SiteStanding> sites() {
        return new EnumMap<>(sites);
    }

    /** The states alone. */
    public Map<SiteId, SiteState> states() {
        Map<SiteId, SiteState> states = new EnumMap<>(SiteId.class);
        sites.forEach((site, standing) -> states.put(site, standing.state()));
        return states;
    }

    /** The last plans, the latest last. */
    public List<PlanProgress> plans() {
        return List.copyOf(plans);
    }

    /** The plan that is being carried out. */
    public Optional<PlanProgress> running() {
        return plans.stream().filter(plan -> plan.state() == State.RUNNING).findFirst();
    }

    /** Whether a site is granted nothing: it is offline or catching up, or its leases are being ended. */
    boolean isBarred(SiteId site) {
        boolean ending = running()
                .map(progress -> progress.plan().steps().subList(0, progress.done()).stream()
                        .anyMatch(step -> step.kind() == PlanStep.Kind.END_LEASES && step.site() == site))
                .orElse(false);
        return ending || state(site) == SiteState.OFFLINE || state(site) == SiteState.REJOINING;
    }

    /** The site whose leases are renewed no more once this is the step that is done. */
    Optional<SiteId> endingLeases(Entry.StepDone entry) {
        return running()
                .filter(progress -> progress.runs(entry.plan()) && progress.done() == entry.step())
                .map(progress -> progress.plan().steps().get(entry.step()))
                .filter(step -> step.kind() == PlanStep.Kind.END_LEASES)
                .map(PlanStep::site);
    }

    /** Applies an entry about plans; what it came to in one word. */
    AgreedAnswer apply(Entry entry) {
        if (entry instanceof Entry.Planned planned) {
            return begin(planned);
        }
        if (entry instanceof Entry.StepDone done) {
            return step(done);
        }
        return undo((Entry.Undone) entry);
    }

    private AgreedAnswer begin(Entry.Planned planned) {
        if (running().isPresent()) {
            return answer(false, PlanRefusal.ANOTHER_PLAN_RUNS.code());
        }
        // It was made from a state that may be over by now.
        boolean fits = planned.plan().steps().stream()
                .filter(step -> step.kind() == PlanStep.Kind.ENTER)
                .findFirst()
                .map(step -> state(step.site()) == step.from())
                .orElse(true);
        if (!fits) {
            return answer(false, PlanRefusal.NOT_FROM_THIS_STATE.code());
        }
        plans.add(new PlanProgress(planned.plan(), 0, State.RUNNING, planned.atMillis(), ""));
        if (plans.size() > PLANS_MAX) {
            plans.remove(0);
        }
        return answer(true, "RUNNING");
    }

    private AgreedAnswer step(Entry.StepDone entry) {
        PlanProgress progress =
                running().filter(plan -> plan.runs(entry.plan())).orElse(null);
        if (progress == null || progress.done() != entry.step()) {
            return answer(false, "NOT_THE_NEXT_STEP");
        }
        PlanStep step = progress.plan().steps().get(entry.step());
        if (step.kind() == PlanStep.Kind.ENTER) {
            if (state(step.site()) != step.from() || !step.from().mayBecome(step.to())) {
                return answer(false, PlanRefusal.NOT_FROM_THIS_STATE.code());
            }
            sites.put(
                    step.site(),
                    new SiteStanding(
                            step.to(), entry.atMillis(), progress.plan().reason()));
        }
        int done = progress.done() + 1;
        State state = done == progress.plan().steps().size() ? State.DONE : State.RUNNING;
        replace(progress, progress.with(done, state, entry.atMillis(), ""));
        return answer(true, state.name());
    }

    /** Gives back, never takes: who was being drained serves again, who had not caught up is offline again. */
    private AgreedAnswer undo(Entry.Undone entry) {
        PlanProgress progress =
                running().filter(plan -> plan.runs(entry.plan())).orElse(null);
        if (progress == null) {
            return answer(false, "NOT_RUNNING");
        }
        for (PlanStep step : progress.plan().steps().subList(0, progress.done())) {
            boolean changed = step.kind() == PlanStep.Kind.ENTER && state(step.site()) == step.to();
            if (changed && (step.to() == SiteState.DRAINING || step.to() == SiteState.REJOINING)) {
                sites.put(step.site(), new SiteStanding(step.from(), entry.atMillis(), entry.why()));
            }
        }
        replace(progress, progress.with(progress.done(), State.UNDONE, entry.atMillis(), entry.why()));
        return answer(true, State.UNDONE.name());
    }

    private SiteState state(SiteId site) {
        return states().getOrDefault(site, SiteState.SERVING);
    }

    private void replace(PlanProgress before, PlanProgress after) {
        plans.set(plans.indexOf(before), after);
    }

    private static AgreedAnswer answer(boolean accepted, String code) {
        return new AgreedAnswer(accepted, code, null, 0);
    }
}
