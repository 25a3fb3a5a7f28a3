package io.anlan.local.keyring;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Adds keys to the keyrings of both sites and takes former ones away. A new key writes only after everybody has had the time to read
 * it; what former keys have written stays readable until they are taken away, and is looked for before.
 */
public final class KeyExchange {
    /** A session is good for so long, so its key is wanted for so long. */
    private static final long SESSION_SECONDS = TimeUnit.HOURS.toSeconds(12);

    private static final Set<String> SHARED = Set.of("session", "vault", "number", "backup");
    private static final String RECEIPT = "receipt";

    private final Map<SiteId, KeyringFolder> sites;
    private final long nowSeconds;

    public KeyExchange(Map<SiteId, KeyringFolder> sites, long nowSeconds) {
        this.sites = new TreeMap<>(sites);
        this.nowSeconds = nowSeconds;
    }

    /** Every key there is. */
    public List<HeldKey> held() throws IOException {
        var found = new TreeMap<String, HeldKey>();
        for (var site : sites.entrySet()) {
            for (var key : site.getValue().held().entrySet()) {
                var at = EnumSet.of(site.getKey());
                var known = found.get(key.getKey());
                if (known != null) {
                    at.addAll(known.sites());
                }
                var lines = key.getValue();
                found.put(
                        key.getKey(),
                        new HeldKey(
                                key.getKey(),
                                lines.getProperty("kind", ""),
                                lines.getProperty("site", ""),
                                Long.parseLong(
                                        lines.getProperty("notBefore", "0").trim()),
                                at));
            }
        }
        return List.copyOf(found.values());
    }

    /** Of each kind and owner the one that writes now. */
    public List<HeldKey> writing() throws IOException {
        var due = held().stream()
                .filter(key -> key.notBeforeSeconds() <= nowSeconds)
                .toList();
        return due.stream()
                .filter(key -> due.stream().noneMatch(other -> other.succeeds(key)))
                .toList();
    }

    /** Makes a key of this kind, or for receipts one for each site, that writes after a lead; answers the names. */
    public List<String> add(String kind, long leadSeconds) throws IOException {
        var maker = new TwinKeys();
        var from = from(kind, leadSeconds);
        var made = new ArrayList<String>();
        if (kind.equals(RECEIPT)) {
            for (var site : sites.keySet()) {
                var kid = free(RECEIPT + "-" + site.id());
                maker.addReceiptKey(site, kid, from, sites);
                made.add(kid);
            }
        } else if (SHARED.contains(kind)) {
            var kid = free(kind);
            var key = maker.fresh();
            for (var keyring : sites.values()) {
                keyring.addIfMissing(kid, kind, "", from, key);
            }
            made.add(kid);
        } else {
            throw new PartException(NeverExchanged.reason(kind));
        }
        return made;
    }

    /** After every other one of its kind, also if one waits in the future. */
    private long from(String kind, long leadSeconds) throws IOException {
        return held().stream()
                .filter(key -> key.kind().equals(kind))
                .mapToLong(key -> key.notBeforeSeconds() + 1)
                .reduce(nowSeconds + leadSeconds, Math::max);
    }

    private String free(String stem) {
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> stem + "-" + number)
                .filter(name -> sites.values().stream().noneMatch(keyring -> keyring.knows(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The former keys of a kind, or the key of this name. */
    public List<String> former(String nameOrKind) throws IOException {
        if (held().stream().noneMatch(key -> key.kind().equals(nameOrKind))) {
            return List.of(nameOrKind);
        }
        var writing = writing();
        var former = held().stream()
                .filter(key -> key.kind().equals(nameOrKind) && !writing.contains(key))
                .filter(key -> key.notBeforeSeconds() <= nowSeconds)
                .map(HeldKey::name)
                .toList();
        if (former.isEmpty()) {
            throw new PartException("there is no former key of kind " + nameOrKind + "; which there are: ./anlan keys");
        }
        return former;
    }

    /** Refuses, with the way out, a key that is still wanted; answers it if it may go. */
    public HeldKey retirable(String name, boolean leaked) throws IOException {
        var key = held().stream()
                .filter(held -> held.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PartException("no keyring holds " + name + "; which there are: ./anlan keys"));
        if (!SHARED.contains(key.kind()) && !key.kind().equals(RECEIPT) || NeverExchanged.isWanted(key.kind())) {
            throw new PartException(name + " stays: " + NeverExchanged.reason(key.kind()));
        }
        var successor = writing().stream()
                .filter(other -> other.succeeds(key))
                .findFirst()
                .orElseThrow(() -> new PartException(
                        name + " has no successor that writes yet; first: ./anlan keys add " + key.kind()));
        var left = successor.notBeforeSeconds() + SESSION_SECONDS - nowSeconds;
        if (key.kind().equals("session") && !leaked && left > 0) {
            throw new PartException(
                    name + " is wanted for " + (TimeUnit.SECONDS.toMinutes(left) + 1)
                            + " minutes more, by sessions it has sealed; with --leaked they end now, and everybody logs in again");
        }
        return key;
    }

    /** Takes a key away at both sites. */
    public void retire(HeldKey key) throws IOException {
        for (var keyring : sites.values()) {
            var unused = keyring.retire(key.name());
        }
    }
}
