package io.anlan.chaos.peers;

import io.anlan.chaos.fault.Fault;
import io.anlan.local.database.Server;
import io.anlan.local.process.Await;
import io.anlan.local.process.ProcessStat;
import io.anlan.local.process.ProcessTree;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** A member of a system is killed, or stands still with all its processes; then somebody, or nobody, does something. */
final class MemberFault implements Fault {
    static final String KILL = "kill";
    static final String FREEZE = "freeze";
    private static final Duration OVER_WITHIN = Duration.ofSeconds(90);

    private final String kind;
    private final Server member;
    private final Runnable remedy;
    private final Callable<Boolean> over;
    private List<Long> pids = List.of();

    /**
     * @param remedy what is done about it when its time has come
     * @param over whether the system does its work again
     */
    MemberFault(String kind, Server member, Runnable remedy, Callable<Boolean> over) {
        this.kind = kind;
        this.member = member;
        this.remedy = remedy;
        this.over = over;
    }

    @Override
    public void strike() {
        pids = member.part()
                .process()
                .map(root -> new ProcessTree(root.pid()).pids())
                .orElse(List.of());
        if (kind.equals(KILL)) {
            member.kill();
        } else {
            member.part().freeze();
        }
    }

    @Override
    public String bite() {
        boolean killed = kind.equals(KILL);
        boolean all = pids.stream()
                .map(ProcessStat::of)
                .allMatch(found -> killed
                        ? found.filter(ProcessStat::running).isEmpty()
                        : found.filter(ProcessStat::frozen).isPresent());
        return pids.isEmpty() || !all ? "" : pids.size() + (killed ? " processes are gone" : " processes stand still");
    }

    @Override
    public void undo() {
        remedy.run();
    }

    @Override
    public void awaitOver() {
        Await.that("the system works again after " + kind, OVER_WITHIN)
                .every(Duration.ofMillis(200))
                .untilItHolds(over);
    }
}
