package io.anlan.chaos.report;

import io.anlan.chaos.checker.Verdict;

/** Verdicts in both languages. */
final class Words {
    private Words() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Html.both("成立", "holds");
            case BROKEN -> Html.both("被打破", "broken");
            case UNKNOWN -> Html.both("不明", "unknown");
        };
    }
}
