package io.anlan.failover.raft;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.EntryText;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** A voter of the directors' log. Its peers are known by names {@code place} or {@code place.suffix}. */
public final class RatisLog implements AgreedLog {
    private static final Logger LOG = Logger.getLogger(RatisLog.class.getName());
    /** Kept, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("org.apache.ratis");

    private static final RaftGroupId GROUP = RaftGroupId.valueOf(UUID.nameUUIDFromBytes(new byte[] {'a', 'n'}));
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final long ANSWER_SECONDS_MAX = 2;
    private static final long CHANGE_SECONDS_MAX = 20;

    private final VoterConfig config;
    private final AgreedMachine machine = new AgreedMachine();
    private final ClientId client = ClientId.randomId();
    private final AtomicLong calls = new AtomicLong();
    private final RaftServer server;
    private final RaftServer.Division division;

    private RatisLog(VoterConfig config) throws IOException {
        LIBRARY.setLevel(Level.WARNING);
        this.config = config;
        this.server = RaftServer.newBuilder()
                .setServerId(RaftPeerId.valueOf(config.name()))
                .setGroup(group(config))
                .setOption(RaftStorage.StartupOption.RECOVER)
                .setProperties(RatisSettings.of(config))
                .setStateMachine(machine)
                .build();
        server.start();
        this.division = server.getDivision(GROUP);
    }

    /** Starts to listen and to vote; what was agreed on before is found in the folder. */
    public static RatisLog start(VoterConfig config) throws IOException {
        return new RatisLog(config);
    }

    /** A newcomer knows nobody: it asks for no votes and has none before the others name it. */
    private static RaftGroup group(VoterConfig config) {
        List<RaftPeer> peers = new ArrayList<>();
        if (!config.newcomer()) {
            config.addresses()
                    .forEach((place, address) ->
                            peers.add(peer(place.equals(config.place()) ? config.name() : place, address)));
        }
        return RaftGroup.valueOf(GROUP, peers);
    }

    private static RaftPeer peer(String name, String address) {
        return RaftPeer.newBuilder().setId(name).setAddress(address).build();
    }

    @Override
    public Leadership leadership() {
        DivisionInfo info = division.getInfo();
        RaftPeerId leader = info.getLeaderId();
        String place = leader == null ? "" : placeOf(leader.toString());
        return new Leadership(info.isLeader() && info.isLeaderReady(), info.getCurrentTerm(), place);
    }

    private static String placeOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    @Override
    public CompletionStage<Outcome<AgreedAnswer>> append(Entry entry) {
        if (!leadership().here()) {
            return CompletableFuture.completedFuture(notHere());
        }
        RaftClientRequest request = RaftClientRequest.newBuilder()
                .setClientId(client)
                .setServerId(server.getId())
                .setGroupId(GROUP)
                .setCallId(calls.incrementAndGet())
                .setMessage(Message.valueOf(ByteString.copyFrom(EntryText.write(entry))))
                .setType(RaftClientRequest.writeRequestType())
                .build();
        return send(
                () -> server.submitClientRequestAsync(request),
                ANSWER_SECONDS_MAX,
                reply -> EntryText.readAnswer(reply.getMessage().getContent().toByteArray()));
    }

    @Override
    public CompletionStage<Outcome<String>> strike(String place, String newName) {
        List<RaftPeer> now = peers();
        boolean takenIn = now.stream().anyMatch(peer -> peer.getId().toString().equals(newName));
        return takenIn && leadership().here()
                ? CompletableFuture.completedFuture(Outcome.refused(
                        Refusal.of(TAKEN_IN_ALREADY, 409, newName + " votes; the name before it was struck")))
                : change(place, now, others(place, now), place);
    }

    @Override
    public CompletionStage<Outcome<String>> takeIn(String place, String newName) {
        List<RaftPeer> now = peers();
        List<RaftPeer> wanted = others(place, now);
        wanted.add(peer(newName, config.addresses().getOrDefault(place, "")));
        return change(place, now, wanted, newName);
    }

    private List<RaftPeer> peers() {
        return List.copyOf(division.getRaftConf().getCurrentPeers());
    }

    private static List<RaftPeer> others(String place, List<RaftPeer> now) {
        List<RaftPeer> others = new ArrayList<>(now);
        others.removeIf(peer -> placeOf(peer.getId().toString()).equals(place));
        return others;
    }

    /** What was decided from one set of voters is void when another one is agreed on by now. */
    private CompletionStage<Outcome<String>> change(
            String place, List<RaftPeer> now, List<RaftPeer> wanted, String done) {
        if (!leadership().here() || place.equals(config.place())) {
            return CompletableFuture.completedFuture(notHere());
        }
        LOG.log(Level.INFO, "the voters are to be {0}", wanted);
        SetConfigurationRequest request = new SetConfigurationRequest(
                client,
                server.getId(),
                GROUP,
                calls.incrementAndGet(),
                SetConfigurationRequest.Arguments.newBuilder()
                        .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
                        .setServersInCurrentConf(now)
                        .setServersInNewConf(wanted)
                        .build());
        return send(() -> server.setConfigurationAsync(request), CHANGE_SECONDS_MAX, reply -> done);
    }

    /** What was sent and not answered as done may still come to pass, whatever the reason is. */
    private <T> CompletionStage<Outcome<T>> send(Call call, long secondsMax, Function<RaftClientReply, T> read) {
        try {
            return call.send().orTimeout(secondsMax, TimeUnit.SECONDS).handle((reply, failure) -> {
                if (failure != null || !reply.isSuccess()) {
                    return inDoubt(failure == null ? reply.getException() : failure);
                }
                return Outcome.done(read.apply(reply));
            });
        } catch (IOException failure) {
            return CompletableFuture.completedFuture(inDoubt(failure));
        }
    }

    private static <T> Outcome<T> inDoubt(Throwable cause) {
        LOG.log(Level.FINE, "no answer from the log", cause);
        return Outcome.inDoubt(new Doubt("no majority has answered in time", ASKED_AGAIN_AFTER));
    }

    private static <T> Outcome<T> notHere() {
        return Outcome.refused(new Refusal("not-the-leader", 503, "another place leads, or none", ASKED_AGAIN_AFTER));
    }

    @Override
    public AgreedState state() {
        return machine.copy();
    }

    @Override
    public LeaseBook leases() {
        return machine.leases();
    }

    /** Named by an entry on this disk, so that it knows itself after a restart, and not merely listening. */
    @Override
    public boolean votes() {
        RaftConfiguration voters = division.getRaftConf();
        boolean named = voters.getPeer(server.getId()) != null
                && voters.getPreviousPeers().isEmpty()
                && voters.getLogEntryIndex() <= division.getRaftLog().getFlushIndex();
        return named && division.getInfo().getLifeCycleState().isRunning();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the log was not closed in order: {0}", e.getMessage());
        }
    }

    private interface Call {
        CompletableFuture<RaftClientReply> send() throws IOException;
    }
}
