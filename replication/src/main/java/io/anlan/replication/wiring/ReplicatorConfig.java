package io.anlan.replication.wiring;

import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.kafka.BrokerAddress;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a replicator is told. Both sites have the same but for the site's name and the addresses. */
@ConfigMapping(prefix = "anlan")
public interface ReplicatorConfig {
    Site site();

    /** This site's registration store: target of the peer's link, source of the platform's. */
    Database pg();

    /** The peer's registration store, reached over the WAN. */
    @WithName("peer-pg")
    PeerDatabase peerPg();

    /** This site's platform store. */
    Database mariadb();

    /** The folder with this process's keys. */
    Path keyring();

    Links link();

    /** How changes travel from a link's capture to its target: {@code direct}, or by a broker at this site. */
    @WithDefault("direct")
    @Pattern(regexp = "direct|kafka")
    String transport();

    Kafka kafka();

    Retention retention();

    Backup backup();

    Reconcile reconcile();

    Reseed reseed();

    /** Which site this is. */
    interface Site {
        /** {@code site-a} or {@code site-b}. */
        @Pattern(regexp = "site-[ab]")
        String id();
    }

    /** Where a database is and as whom it is opened. */
    interface Database {
        /** Name or address of the server. */
        @NotBlank
        String host();

        /** Port of the server. */
        @Min(1)
        @Max(65_535)
        int port();

        /** Who opens it. */
        @WithDefault("replicator")
        String user();

        /** The password; it comes by the environment only. */
        String password();

        /** The database's name. */
        @WithDefault("anlan")
        String database();

        /** The address connections leave from, by which the WAN tells the sites apart. */
        Optional<String> localAddress();

        /** The same as an address. */
        default DatabaseAddress address() {
            return Addresses.of(this);
        }
    }

    /** How patient links are. */
    interface Links {
        /** How often a holder shows the target that it lives. */
        @WithDefault("1s")
        Duration tick();

        /** A holder silent for longer loses the link to a standby. */
        @WithDefault("5s")
        Duration silenceMax();

        /** Longest pause before a link starts again. */
        @WithDefault("1s")
        Duration restartMax();

        /** How often a refused link looks whether a person has acted. */
        @WithDefault("5s")
        Duration refusedRetry();

        /** How often parked rows are tried again. */
        @WithDefault("30s")
        Duration parkedRetry();

        /** After this much silence from a source out of reach the engine is ended and begun anew. */
        @WithDefault("5s")
        Duration sourceSilenceMax();

        /** Source transactions with more rows are applied in pieces. */
        @WithDefault("20000")
        @Min(1)
        int transactionRowsMax();

        /** Tables of which a parked row stops the applied mark, so that nothing is called stored twice that is not. */
        @WithDefault("person_vault,registration,claim,seat_end")
        Set<String> markTables();
    }

    /** The broker of this site, for the transport {@code kafka}. */
    interface Kafka {
        /** Name or address of the broker. */
        Optional<String> host();

        /** Port of the broker. */
        @WithDefault("9092")
        @Min(1)
        @Max(65_535)
        int port();

        /** As whom it is asked. */
        @WithDefault("replicator")
        String user();

        /** The password; it comes by the environment only. */
        Optional<String> password();

        /** Partitions, and with them appliers, of each link. */
        @WithDefault("2")
        @Min(1)
        @Max(16)
        int partitions();

        /** The broker's address, if changes travel by it. */
        default Optional<BrokerAddress> address(String transport) {
            return Addresses.of(this, transport);
        }
    }

    /** How rows are deleted whose time is over. */
    interface Retention {
        /** How often each database is swept. */
        @WithDefault("10m")
        Duration every();
    }

    /** Where this site's backups lie. */
    interface Backup {
        /** {@code file:/folder} or {@code s3+https://host/bucket}; without it there are no backups. */
        Optional<String> store();

        /** A second store, which should outlive the site; in the same form. */
        Optional<String> copy();

        /** How a store in S3 is asked. */
        S3 s3();

        /** So many of the newest backups of each database stay, however old. */
        @WithDefault("7")
        @Min(1)
        int keepCount();

        /** Younger backups stay. */
        @WithDefault("30d")
        Duration keepFor();

        /** From one whole backup to the next; 0 saves only when an operator asks. */
        @WithDefault("24h")
        Duration fullEvery();

        /** From one segment of changes to the next, which is what a loss may cost; 0 records none. */
        @WithDefault("60s")
        Duration segmentEvery();

        /** Rows of one chunk, in bytes before they are made smaller. */
        @WithDefault("4194304")
        @Min(1_024)
        @Max(67_108_864)
        int chunkBytes();
    }

    /** How hard comparisons of the databases work. */
    interface Reconcile {
        /** From the end of one comparison to the next; 0 compares only when an operator asks. */
        @WithDefault("10m")
        Duration pause();

        /** Rows that a comparison reads in a second at each database when nobody waits for it. */
        @WithDefault("5000")
        @Min(1)
        long rowsPerSecond();

        /** While a running link lags by more, a comparison nobody waits for stands still. */
        @WithDefault("2s")
        Duration lagMax();

        /** How long a comparison waits for a link to tell what was committed when it looked. */
        @WithDefault("30s")
        Duration toldWithin();
    }

    /** How hard this site's databases are filled when they were lost. */
    interface Reseed {
        /** Rows read in a second, at most, from the registration store that serves meanwhile. */
        @WithDefault("20000")
        @Min(1)
        long rowsPerSecond();
    }

    /** An S3-compatible service; both stores are asked as the same one. */
    interface S3 {
        /** The region that is signed. */
        @WithDefault("us-east-1")
        String region();

        /** The name of the secret. */
        Optional<String> accessKey();

        /** The secret; it comes by the environment only. */
        Optional<String> secretKey();

        /** How long one request may take. */
        @WithDefault("60s")
        Duration patience();
    }
}
