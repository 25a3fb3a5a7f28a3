package io.anlan.chaos.load;

import io.anlan.kernel.person.ResidentId;

/** One seeded person of the load: number in the population, name, valid id number. */
public record Citizen(int number, String name, ResidentId id) {
    /** The number only: a load report is a log like any other. */
    @Override
    public String toString() {
        return "citizen " + number;
    }
}
