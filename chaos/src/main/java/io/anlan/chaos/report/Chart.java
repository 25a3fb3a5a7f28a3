package io.anlan.chaos.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A chart over the seconds of a run as SVG inside the page: shaded faults, lines and areas, a scale at the left. */
final class Chart {
    private static final int WIDTH = 920;
    private static final int HEIGHT = 150;
    private static final int LEFT = 56;
    private static final int RIGHT = 8;
    private static final int TOP = 8;
    private static final int BOTTOM = 20;

    private final StringBuilder out = new StringBuilder();
    private final double seconds;
    private final DoubleUnaryOperator scale;
    private final double top;

    /** @param logarithmic each tenfold is as high as the next, from 1 on */
    Chart(double seconds, double highest, boolean logarithmic) {
        this.seconds = Math.max(1, seconds);
        this.top = logarithmic ? Math.pow(10, Math.ceil(Math.log10(Math.max(10, highest)))) : rounded(highest);
        double decades = Math.log10(top);
        this.scale = logarithmic ? value -> Math.log10(Math.max(1, value)) / decades : value -> value / top;
        out.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", WIDTH, HEIGHT));
        if (logarithmic) {
            for (double value = 1; value <= top; value *= 10) {
                grid(value);
            }
        } else {
            for (int part = 0; part <= 4; part += 2) {
                grid(top * part / 4);
            }
        }
        seconds();
    }

    /** Shades a stretch of time; hovered, it says what it is. */
    Chart shade(double from, double to, String kind, String title) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>%n",
                kind,
                x(from),
                TOP,
                Math.max(1.5, x(to) - x(from)),
                HEIGHT - TOP - BOTTOM,
                Html.text(title)));
        return this;
    }

    /** Fills from the bottom up to the values, one for each second. */
    Chart area(String kind, List<Double> values) {
        StringBuilder points = new StringBuilder(String.format(Locale.ROOT, "%.1f,%.1f", x(0), y(0)));
        for (int i = 0; i < values.size(); i++) {
            points.append(String.format(
                    Locale.ROOT, " %.1f,%.1f %.1f,%.1f", x(i), y(values.get(i)), x(i + 1.0), y(values.get(i))));
        }
        points.append(String.format(Locale.ROOT, " %.1f,%.1f", x(values.size()), y(0)));
        out.append("<polygon class=\"")
                .append(kind)
                .append("\" points=\"")
                .append(points)
                .append("\"/>\n");
        return this;
    }

    Chart line(String kind, List<Double> values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i + 0.5), y(values.get(i))));
        }
        out.append("<polyline class=\"")
                .append(kind)
                .append("\" points=\"")
                .append(points)
                .append("\"/>\n");
        return this;
    }

    String svg() {
        return out + "</svg>\n";
    }

    private void grid(double value) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" class=\"scale\">%s</text>%n",
                LEFT,
                WIDTH - RIGHT,
                y(value),
                y(value),
                LEFT - 6,
                y(value) + 3.5,
                value >= 1_000
                        ? String.format(Locale.ROOT, "%.0fk", value / 1_000)
                        : String.format(Locale.ROOT, "%.0f", value)));
    }

    private void seconds() {
        double step = seconds <= 30 ? 5 : seconds <= 120 ? 10 : seconds <= 900 ? 60 : 300;
        for (double at = 0; at <= seconds; at += step) {
            out.append(String.format(
                    Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" class=\"time\">%.0f s</text>%n", x(at), HEIGHT - 5, at));
        }
    }

    private double x(double second) {
        return LEFT + second / seconds * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.min(1, scale.applyAsDouble(value)) * (HEIGHT - TOP - BOTTOM);
    }

    /** The next 1, 2 or 5 with zeros, so that a quarter of it is a figure too. */
    private static double rounded(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (step * power >= highest) {
                return Math.max(4, step * power);
            }
        }
        return 10 * power;
    }
}
