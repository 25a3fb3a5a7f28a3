package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.Places;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that changes something: what it is about, how it is carried, where its words go. */
abstract class ChangeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private PlacesOption option = new PlacesOption();

    @Mixin
    private ChangeOption change = new ChangeOption();

    /** The installation it is about. */
    final Places places() {
        return option.places();
    }

    /** Tells the plan, or has it confirmed, recorded and done. */
    final int carry(Places places, Supplier<List<String>> plan, Callable<Integer> act) throws Exception {
        return change.carry(spec, places, plan, act);
    }

    /** Why, as the operator said it; empty when only looking. */
    final String reason() {
        return change.reason();
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
