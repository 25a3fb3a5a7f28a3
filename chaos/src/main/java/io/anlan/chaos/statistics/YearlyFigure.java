package io.anlan.chaos.statistics;

import java.util.List;

/** From assumed rates of faults and their measured cost to the share of a year that citizens lose. */
public record YearlyFigure(List<Line> lines) {
    private static final double YEAR_SECONDS = 31_557_600;

    public YearlyFigure {
        lines = List.copyOf(lines);
    }

    /**
     * One kind of fault.
     *
     * @param kind as the histories name it
     * @param perYear how often it is assumed to happen in a year; an assumption, printed beside the figure
     * @param episodes how often it was made to happen here
     * @param badCitizenSeconds what one of them cost on average: seconds in which all would have been without service
     */
    public record Line(String kind, double perYear, long episodes, double badCitizenSeconds) {
        double lostSeconds() {
            return perYear * badCitizenSeconds;
        }
    }

    /** Seconds of a year in which a citizen is not served. */
    public double lostSeconds() {
        return lines.stream().mapToDouble(Line::lostSeconds).sum();
    }

    /** The share of the year in which citizens are served. */
    public double available() {
        return 1 - lostSeconds() / YEAR_SECONDS;
    }

    /** Kinds that were assumed to happen and never made to: the figure says nothing of them. */
    public List<String> unmeasured() {
        return lines.stream()
                .filter(line -> line.episodes() == 0 && line.perYear() > 0)
                .map(Line::kind)
                .toList();
    }
}
