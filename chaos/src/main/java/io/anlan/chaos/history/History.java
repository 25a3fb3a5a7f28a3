package io.anlan.chaos.history;

import java.util.List;
import java.util.stream.Stream;

/** Everything clients attempted in a run, and what was broken meanwhile; complete before it is judged. */
public record History(Header header, List<Attempt> attempts, List<FaultSpan> faults) {
    public History {
        attempts = List.copyOf(attempts);
        faults = List.copyOf(faults);
    }

    public Stream<Attempt> of(Operation operation) {
        return attempts.stream().filter(attempt -> attempt.operation() == operation);
    }

    /** Registrations that were acknowledged. */
    public Stream<Attempt> acknowledged() {
        return of(Operation.REGISTER).filter(attempt -> attempt.ending() == Ending.OK && attempt.told() != null);
    }

    /** True when that site's databases were destroyed at or after this moment. */
    public boolean destroyedSince(String site, long micros) {
        return faults.stream()
                .anyMatch(fault -> fault.kind().equals(FaultSpan.DESTROY)
                        && fault.target().equals(site)
                        && fault.undoneMicros() >= micros);
    }
}
