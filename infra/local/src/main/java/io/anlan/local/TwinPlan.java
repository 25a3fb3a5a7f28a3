package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import io.anlan.local.wan.WanKind;
import io.anlan.local.wan.WanRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Addresses and ports of a twin: everything follows from the port base and the number of nodes per site.
 *
 * @param edgeTls whether edges talk to nodes by TLS
 */
public record TwinPlan(int portBase, int nodesPerSite, boolean edgeTls) {
    /** The port base of {@code ./anlan up}. */
    public static final int STANDARD_BASE = 21_000;

    private static final int NODES_MAX = 9;
    private static final int BASE_MIN = 1_024;
    private static final int BASE_MAX = 65_000;
    private static final String HERE = "127.0.0.1";

    public TwinPlan {
        if (nodesPerSite < 1 || nodesPerSite > NODES_MAX) {
            throw new PartException("a site has 1 to " + NODES_MAX + " nodes, not " + nodesPerSite);
        }
        if (portBase < BASE_MIN || portBase > BASE_MAX) {
            throw new PartException("the port base is between " + BASE_MIN + " and " + BASE_MAX + ", not " + portBase);
        }
    }

    /** A twin whose edges talk to nodes in the clear. */
    public TwinPlan(int portBase, int nodesPerSite) {
        this(portBase, nodesPerSite, false);
    }

    /** The address of everything in a site. */
    public String address(SiteId site) {
        return "127.0." + site.number() + ".1";
    }

    /** The address under which the other site finds this one: the WAN proxy. */
    public String addressAcrossWan(SiteId site) {
        return "127.0.3." + site.number();
    }

    /** The numbers of a site's nodes, from 1. */
    public List<Integer> nodes() {
        return IntStream.rangeClosed(1, nodesPerSite).boxed().toList();
    }

    public int postgresPort() {
        return portBase + 32;
    }

    public int mariadbPort() {
        return portBase + 33;
    }

    /** The broker's clients; its controller listens one above. */
    public int kafkaPort() {
        return portBase + 36;
    }

    int nodePort(int node) {
        return portBase + 80 + node;
    }

    /** Where a node lets edges in by their certificates. */
    int nodeTlsPort(int node) {
        return portBase + 60 + node;
    }

    int replicatorPort() {
        return portBase + 90;
    }

    int localClusterPort(int node) {
        return portBase + 100 + node;
    }

    /** Failure detection listens 20 above its cluster; the nodes' cluster file says the same. */
    int localFailurePort(int node) {
        return localClusterPort(node) + 20;
    }

    int bridgePort(int node) {
        return portBase + 140 + node;
    }

    int bridgeFailurePort(int node) {
        return bridgePort(node) + 20;
    }

    int wanControlPort() {
        return portBase + 6;
    }

    /** Where citizens come in at a site. */
    public URI edge(SiteId site) {
        return http(address(site), portBase);
    }

    /** Where citizens come in: any of these, in the order of the sites. */
    public List<URI> edges() {
        return Arrays.stream(SiteId.values()).map(this::edge).toList();
    }

    /** Where a site's edge hears those who steer it. */
    public URI edgeAdmin(SiteId site) {
        return http(address(site), portBase + 1);
    }

    /** The stand-ins for outside parties. */
    public URI sandbox() {
        return http(HERE, portBase + 5);
    }

    /** The steering of the WAN proxy. */
    public URI wanControl() {
        return http(HERE, wanControlPort());
    }

    /** One node of a site, counted from 1. */
    public URI node(SiteId site, int node) {
        return http(address(site), nodePort(node));
    }

    /** The same node as the edge of a site reaches it, across the WAN if it is the other's. */
    URI nodeSeenFrom(SiteId from, SiteId site, int node) {
        var host = site == from ? address(site) : addressAcrossWan(site);
        return URI.create((edgeTls ? "https" : "http") + "://" + host + ":" + edgePort(node));
    }

    private int edgePort(int node) {
        return edgeTls ? nodeTlsPort(node) : nodePort(node);
    }

    /** The replicator of a site. */
    public URI replicator(SiteId site) {
        return http(address(site), replicatorPort());
    }

    /** How many addresses stand behind the WAN proxy. */
    public int addressesAcrossWan() {
        return routes().size();
    }

    /** The three directors. */
    public DirectorPlan directors() {
        return new DirectorPlan(portBase);
    }

    /** Every cross-site address. */
    public List<WanRoute> routes() {
        var routes = new ArrayList<>(directors().routes());
        for (var site : SiteId.values()) {
            routes.add(route(site, WanKind.POSTGRES, postgresPort()));
            for (var node : nodes()) {
                routes.add(route(site, WanKind.JOURNAL, bridgePort(node)));
                routes.add(route(site, WanKind.JOURNAL, bridgeFailurePort(node)));
                routes.add(route(site, WanKind.EDGE, edgePort(node)));
            }
        }
        return routes;
    }

    private WanRoute route(SiteId site, WanKind kind, int port) {
        return new WanRoute(site, kind, addressAcrossWan(site), address(site), port);
    }

    /** The nodes of a site as a cluster file names them, each by {@code address[port]}. */
    String clusterHosts(SiteId site) {
        return String.join(
                ",",
                nodes().stream()
                        .map(node -> address(site) + "[" + localClusterPort(node) + "]")
                        .toList());
    }

    /** All nodes of both sites by their addresses across the WAN. */
    String bridgeHosts() {
        var hosts = new ArrayList<String>();
        for (var site : SiteId.values()) {
            nodes().forEach(node -> hosts.add(addressAcrossWan(site) + "[" + bridgePort(node) + "]"));
        }
        return String.join(",", hosts);
    }

    private static URI http(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
