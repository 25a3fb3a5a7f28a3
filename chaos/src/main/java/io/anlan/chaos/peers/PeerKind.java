package io.anlan.chaos.peers;

import io.anlan.chaos.scenario.PlannedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that the product is compared with, and under which conditions. */
public enum PeerKind {
    /** Two PostgreSQL, one a synchronous standby. */
    POSTGRESQL_STANDBY(
            "postgresql-standby",
            "PostgreSQL 与同步备库（无自动切换，由运维人员处置）",
            "PostgreSQL with a synchronous standby (no failover of its own; an operator acts)",
            "答复“成功”时两库均已落盘（synchronous_commit=on，fsync=on）。主库出事后由脚本代替运维人员：确保旧主库已停，再提升备库；备库出事后改为单库运行。此后只有一份数据。",
            "When it says yes both have flushed the row (synchronous_commit=on, fsync=on). A script stands for the"
                    + " operator: it makes sure that the old primary is dead and promotes the standby, or lets the primary"
                    + " go on alone. From then on there is one copy.") {
        @Override
        public String missing() {
            return "";
        }

        @Override
        PeerSystem start(Path folder, int port) throws IOException, SQLException {
            return PostgresPair.start(folder, port);
        }
    },
    /** Three MariaDB in a Galera cluster. */
    MARIADB_GALERA(
            "mariadb-galera",
            "MariaDB Galera 三节点（自行切换，出厂设置）",
            "MariaDB Galera, three members (fails over by itself, settings as shipped)",
            "答复“成功”时其余成员已收到该行（在内存中），接单成员已落盘（innodb_flush_log_at_trx_commit=1）；读前等待同步（wsrep_sync_wait=1）。被杀成员在本次试验中不再回来。",
            "When it says yes the other members have received the row, in memory, and the one that was asked has"
                    + " flushed it (innodb_flush_log_at_trx_commit=1); reads wait for what others acknowledged"
                    + " (wsrep_sync_wait=1). What is killed does not come back in the run.") {
        @Override
        public String missing() {
            return provider().isPresent() ? "" : "Galera's provider is not here (Debian package galera-4)";
        }

        @Override
        PeerSystem start(Path folder, int port) throws IOException, SQLException {
            return GaleraTrio.start(folder, port, provider().orElseThrow());
        }
    };

    /** The member that takes writes. */
    static final String FIRST = "first";
    /** Another one, that has all rows too. */
    static final String SECOND = "second";

    private static final List<Path> PROVIDERS = List.of(
            Path.of("/usr/lib/galera/libgalera_smm.so"),
            Path.of("/usr/lib/libgalera_smm.so"),
            Path.of("/usr/lib64/galera-4/libgalera_smm.so"));

    private final String word;
    private final String titleZh;
    private final String titleEn;
    private final String conditionsZh;
    private final String conditionsEn;

    PeerKind(String word, String titleZh, String titleEn, String conditionsZh, String conditionsEn) {
        this.word = word;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.conditionsZh = conditionsZh;
        this.conditionsEn = conditionsEn;
    }

    /** What is broken in each of them, one run each: struck at a time, and after a while whoever acts, acts. */
    public static List<PlannedFault> faults(double atSeconds, double actsAfterSeconds) {
        return List.of(
                new PlannedFault(MemberFault.KILL, FIRST, atSeconds, actsAfterSeconds, Map.of()),
                new PlannedFault(MemberFault.FREEZE, FIRST, atSeconds, actsAfterSeconds, Map.of()),
                new PlannedFault(MemberFault.KILL, SECOND, atSeconds, actsAfterSeconds, Map.of()));
    }

    /** Why this machine cannot have it; empty when it can. */
    public abstract String missing();

    /** A new one; its ports are this and some thirty after it. */
    abstract PeerSystem start(Path folder, int port) throws IOException, SQLException;

    public String word() {
        return word;
    }

    public String titleZh() {
        return titleZh;
    }

    public String titleEn() {
        return titleEn;
    }

    public String conditionsZh() {
        return conditionsZh;
    }

    public String conditionsEn() {
        return conditionsEn;
    }

    private static Optional<Path> provider() {
        return PROVIDERS.stream().filter(Files::isReadable).findFirst();
    }
}
