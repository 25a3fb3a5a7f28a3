package io.anlan.failover.raft;

import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.EntryText;
import io.anlan.failover.agreed.StateText;
import io.anlan.failover.lease.LeaseBook;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/** Applies agreed entries to the state, one after another, and saves it now and then so that the log stays short. */
final class AgreedMachine extends BaseStateMachine {
    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private AgreedState state = new AgreedState();

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage raftStorage) throws IOException {
        super.initialize(server, group, raftStorage);
        storage.init(raftStorage);
        getLifeCycle().transition(LifeCycle.State.STARTING);
        loadLatest();
        getLifeCycle().transition(LifeCycle.State.RUNNING);
    }

    /** Called for each part of a state that another sends; the library loads none into a machine that does not say it pauses. */
    @Override
    public synchronized void pause() {
        if (getLifeCycle().transitionIfValid(LifeCycle.State.PAUSING)) {
            getLifeCycle().transition(LifeCycle.State.PAUSED);
        }
    }

    @Override
    public synchronized void reinitialize() throws IOException {
        loadLatest();
        getLifeCycle().transition(LifeCycle.State.STARTING);
        getLifeCycle().transition(LifeCycle.State.RUNNING);
    }

    private synchronized void loadLatest() throws IOException {
        SingleFileSnapshotInfo snapshot = storage.loadLatestSnapshot();
        if (snapshot != null) {
            load(snapshot);
        }
    }

    private void load(SingleFileSnapshotInfo snapshot) throws IOException {
        Path file = snapshot.getFile().getPath();
        MD5Hash digest = snapshot.getFile().getFileDigest();
        if (digest != null) {
            MD5FileUtil.verifySavedMD5(file.toFile(), digest);
        }
        state = StateText.read(Files.readAllBytes(file));
        updateLastAppliedTermIndex(SimpleStateMachineStorage.getTermIndexFromSnapshotFile(file.toFile()));
    }

    @Override
    public synchronized long takeSnapshot() throws IOException {
        TermIndex applied = getLastAppliedTermIndex();
        Path file =
                storage.getSnapshotFile(applied.getTerm(), applied.getIndex()).toPath();
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(StateText.write(state));
            out.getFD().sync();
        }
        MD5Hash digest = MD5FileUtil.computeAndSaveMd5ForFile(file.toFile());
        var unused = storage.updateLatestSnapshot(new SingleFileSnapshotInfo(new FileInfo(file, digest), applied));
        return applied.getIndex();
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public @Nullable SingleFileSnapshotInfo getLatestSnapshot() {
        return storage.getLatestSnapshot();
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext context) {
        LogEntryProto entry = context.getLogEntry();
        byte[] text = entry.getStateMachineLogEntry().getLogData().toByteArray();
        byte[] answer;
        synchronized (this) {
            answer = EntryText.write(state.apply(EntryText.read(text)));
            updateLastAppliedTermIndex(TermIndex.valueOf(entry));
        }
        return CompletableFuture.completedFuture(Message.valueOf(ByteString.copyFrom(answer)));
    }

    synchronized AgreedState copy() {
        return state.copy();
    }

    synchronized LeaseBook leases() {
        return new LeaseBook(state.leases(), state.book().lastEpoch());
    }
}
