package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.Conduct;
import io.anlan.failover.edge.plan.EdgeView;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.NodeHealth;
import io.anlan.failover.edge.plan.SiteWeights;
import io.anlan.kernel.Ticker;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Holds the one view that all event loops read; checks and lost connections write it. */
final class HealthBoard {

    private static final Logger LOG = Logger.getLogger(HealthBoard.class.getName());

    private final CheckRules rules;
    private final Ticker ticker;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Map<NodeAddress, Conduct> conducts = new HashMap<>();
    private final Distrust distrust = new Distrust();
    private volatile EdgeView view;

    HealthBoard(List<NodeAddress> nodes, SiteWeights weights, CheckRules rules, Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
        nodes.forEach(node -> conducts.put(node, new Conduct(ticker.monotonicNanos())));
        this.view = EdgeView.unseen(nodes, ticker.monotonicNanos()).weighing(weights);
    }

    EdgeView view() {
        return view;
    }

    CheckRules rules() {
        return rules;
    }

    /** Is told, on the thread that saw it, whenever a node goes up or down. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void ready(NodeAddress node) {
        long now = ticker.monotonicNanos();
        distrust.forget(node);
        see(node, "ready", health -> health.ready(rules, now));
    }

    void failed(NodeAddress node, String reason) {
        long now = ticker.monotonicNanos();
        see(node, reason, health -> health.failed(rules, now));
    }

    /** No connection came about. Nobody listening is certain; a connection that takes too long may only be crowded out. */
    void unreached(NodeAddress node, Throwable cause) {
        if (cause instanceof ConnectException && !(cause instanceof ConnectTimeoutException)) {
            long now = ticker.monotonicNanos();
            see(node, "nobody listens", health -> health.refused(rules, now));
        } else if (cause instanceof ConnectTimeoutException
                || cause instanceof SslHandshakeTimeoutException
                || cause.getCause() instanceof SslHandshakeTimeoutException) {
            failed(node, "no connection in time");
        } else if (Distrust.isIn(cause)) {
            distrust.say(node, cause);
            failed(node, "no TLS with it");
        }
    }

    /** A try at the node ended, badly or well. */
    void conduct(NodeAddress node, boolean badly) {
        long now = ticker.monotonicNanos();
        Conduct conduct = conducts.get(node);
        if (conduct != null && conduct.ended(badly, now)) {
            synchronized (this) {
                view = view.with(node, health -> health.ailing(now));
            }
            LOG.log(Level.INFO, "node {0} of {1} ails: half of its tries of a second went badly", new Object[] {
                node.name(), node.site()
            });
        }
    }

    /** Somebody steers: from the next request on the sites take these shares. */
    void weigh(SiteWeights weights) {
        synchronized (this) {
            view = view.weighing(weights);
        }
        watchers.forEach(Runnable::run);
    }

    private void see(NodeAddress node, String reason, UnaryOperator<NodeHealth> sight) {
        boolean turned;
        synchronized (this) {
            boolean before = view.of(node).isUp();
            view = view.with(node, sight);
            turned = before != view.of(node).isUp();
        }
        if (turned) {
            LOG.log(Level.INFO, "node {0} of {1} is {2}: {3}", new Object[] {
                node.name(), node.site(), view.of(node).state(), reason
            });
            watchers.forEach(Runnable::run);
        }
    }
}
