package io.anlan.failover.decide;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.util.Locale;

/** Why a procedure is not begun, or not gone on with. */
public enum PlanRefusal {
    /** The other site does not serve by agreement. */
    LAST_SERVING_SITE("这是最后一个提供服务的站点", "this is the last site that serves"),
    /** The other site is not heard, or none of its nodes serves. */
    PEER_UNHEALTHY("对端站点不健康或失联", "the other site is unwell or not heard"),
    /** The site itself is not heard, or none of its nodes serves. */
    SITE_UNHEALTHY("该站点不健康或失联", "this site is unwell or not heard"),
    /** What one site has stored is not yet at the one that is to serve. */
    LAG_ABOVE_LIMIT("复制延迟超过上限或未知", "replication lags by more than 10 s, or nobody knows by how much"),
    /** Nobody could be told where citizens are to go. */
    NO_EDGE("没有可以调度的入口", "no edge is heard that could be told"),
    /** Nothing can be agreed on. */
    NO_MAJORITY("没有多数派", "there is no majority of the directors"),
    /** One at a time. */
    ANOTHER_PLAN_RUNS("另一个计划正在执行", "another plan is running"),
    /** From this state there is no such step. */
    NOT_FROM_THIS_STATE("当前状态下不能执行", "a site in this state cannot be brought there by this procedure");

    private final String zh;
    private final String en;

    PlanRefusal(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The code in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line in both languages. */
    public String line() {
        return zh + " / " + en;
    }

    <T> Outcome<T> outcome() {
        return Outcome.refused(Refusal.of(code(), 409, line()));
    }
}
