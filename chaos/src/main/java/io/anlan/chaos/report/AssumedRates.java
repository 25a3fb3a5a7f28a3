package io.anlan.chaos.report;

import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.statistics.YearlyFigure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each kind of fault is assumed to happen in a year, both sites counted together. Guesses, printed beside what
 * is made of them: who knows better writes their own numbers here and makes the page anew.
 */
final class AssumedRates {
    private static final Map<String, Double> PER_YEAR = perYear();

    private AssumedRates() {}

    static Map<String, Double> all() {
        return PER_YEAR;
    }

    /** The kind of a fault as the table names it: what it does, and to what sort of part. */
    static String kind(FaultSpan fault) {
        return fault.kind() + " " + struck(fault);
    }

    private static String struck(FaultSpan fault) {
        String target = fault.target();
        return switch (fault.kind()) {
            case "cut", "slow-wan", "reset" -> "wan";
            case "pause-link" -> "link";
            default -> target.replaceFirst("-.*", "");
        };
    }

    private static Map<String, Double> perYear() {
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("kill site", 1.0);
        rates.put("freeze site", 0.5);
        rates.put("destroy site", 0.01);
        rates.put("kill node", 24.0);
        rates.put("freeze node", 6.0);
        rates.put("slow-cpu node", 12.0);
        rates.put("few-files node", 1.0);
        rates.put("kill pg", 2.0);
        rates.put("freeze pg", 2.0);
        rates.put("kill-backend pg", 4.0);
        rates.put("kill maria", 2.0);
        rates.put("freeze maria", 2.0);
        rates.put("kill replicator", 12.0);
        rates.put("freeze replicator", 2.0);
        rates.put("kill edge", 4.0);
        rates.put("cut wan", 6.0);
        rates.put("slow-wan wan", 12.0);
        rates.put("reset wan", 12.0);
        rates.put("pause-link link", 12.0);
        rates.put("poison site", 1.0);
        return rates;
    }

    /** One line of the table from the episodes of its kind. */
    static YearlyFigure.Line line(String kind, long episodes, double badSeconds) {
        return new YearlyFigure.Line(
                kind, PER_YEAR.getOrDefault(kind, 0.0), episodes, episodes == 0 ? 0 : badSeconds / episodes);
    }
}
