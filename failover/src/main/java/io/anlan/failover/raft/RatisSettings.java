package io.anlan.failover.raft;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/**
 * How the library is set: small buffers, few threads, and elections slow enough for a machine that is busy. Votes and
 * entries are synced to disk before they are answered; that is the library's own default and is said here again.
 */
final class RatisSettings {
    private static final TimeDuration PATIENCE_MIN = TimeDuration.valueOf(1_000, TimeUnit.MILLISECONDS);
    private static final TimeDuration PATIENCE_MAX = TimeDuration.valueOf(1_800, TimeUnit.MILLISECONDS);
    private static final TimeDuration REQUEST = TimeDuration.valueOf(2, TimeUnit.SECONDS);
    private static final SizeInBytes SEGMENT = SizeInBytes.valueOf("1MB");
    private static final SizeInBytes BUFFER = SizeInBytes.valueOf("128KB");
    private static final SizeInBytes WRITE_BUFFER = SizeInBytes.valueOf("256KB");
    private static final long ENTRIES_PER_SNAPSHOT = 2_000;

    private RatisSettings() {}

    static RaftProperties of(VoterConfig voter) {
        RaftProperties all = new RaftProperties();
        RaftServerConfigKeys.setStorageDir(all, List.of(voter.folder().toFile()));
        GrpcConfigKeys.Server.setHost(all, voter.host());
        GrpcConfigKeys.Server.setPort(all, voter.port());
        GrpcConfigKeys.Server.setAsyncRequestThreadPoolSize(all, 2);
        RaftServerConfigKeys.Rpc.setTimeoutMin(all, PATIENCE_MIN);
        RaftServerConfigKeys.Rpc.setTimeoutMax(all, PATIENCE_MAX);
        RaftServerConfigKeys.Rpc.setRequestTimeout(all, REQUEST);
        RaftServerConfigKeys.LeaderElection.setPreVote(all, true);
        RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(all, TimeDuration.valueOf(2, TimeUnit.SECONDS));
        setLog(all);
        return all;
    }

    private static void setLog(RaftProperties all) {
        RaftServerConfigKeys.Log.setSegmentSizeMax(all, SEGMENT);
        RaftServerConfigKeys.Log.setPreallocatedSize(all, BUFFER);
        RaftServerConfigKeys.Log.setWriteBufferSize(all, WRITE_BUFFER);
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(all, 2);
        RaftServerConfigKeys.Log.setUnsafeFlushEnabled(all, false);
        RaftServerConfigKeys.Log.setAsyncFlushEnabled(all, false);
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(all, true);
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(all, BUFFER);
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(all, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(all, ENTRIES_PER_SNAPSHOT);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(all, 2);
    }
}
