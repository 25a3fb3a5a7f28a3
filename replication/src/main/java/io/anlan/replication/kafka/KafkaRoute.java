package io.anlan.replication.kafka;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.LinkApplier;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.apply.TransportRoute;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.parking.ParkingLot;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.LostHoldException;
import io.anlan.replication.position.Standing;
import java.sql.SQLException;
import java.util.Set;

/**
 * One link's way by a broker.
 *
 * @param target is opened once more for each partition
 * @param rowsMax an applier with more rows of a batch at hand applies it in pieces
 * @param partitions and with them appliers
 */
public record KafkaRoute(
        String link,
        TargetDatabase target,
        TableCatalog catalog,
        LinkCounters counters,
        LinkEnvironment environment,
        int rowsMax,
        BrokerAddress broker,
        int partitions)
        implements TransportRoute {

    @Override
    public Transport over(TargetSession session, LinkApplier applier) {
        return new KafkaTransport(this, session, applier);
    }

    /** An applier that holds the position row of its partition, not yet started. */
    PartitionApplier applier(ChangeTopic topic, int number, String name, BrokerPoint from, PartitionBoard board)
            throws SQLException {
        TargetSession session = TargetSession.open(target, name, environment.holder());
        try {
            LinkPosition position = session.position().orElseThrow(() -> new LostHoldException(name));
            if (!session.hold(position, environment.times().silenceMax())) {
                throw new LostHoldException(name);
            }
            LinkApplier applier = new LinkApplier(
                    session,
                    // Rows are parked for the link, by which whoever looks knows them, and which stops the mark.
                    new ParkingLot(link, catalog),
                    Set.of(),
                    counters.share(),
                    environment.ticker(),
                    new Standing(from, position.appliedLsn(), 0),
                    rowsMax);
            PartitionReader reader = new PartitionReader(new MessageFormat(catalog), from);
            return new PartitionApplier(broker, topic.partition(number), session, applier, reader, board);
        } catch (SQLException | RuntimeException failure) {
            session.close();
            throw failure;
        }
    }
}
