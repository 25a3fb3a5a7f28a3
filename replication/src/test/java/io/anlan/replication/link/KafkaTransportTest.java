package io.anlan.replication.link;

import io.anlan.replication.stage.StagedTransport;
import org.junit.jupiter.api.Nested;

class KafkaTransportTest {
    @Nested
    class Links extends LinkContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.KAFKA;
        }
    }

    @Nested
    class Restarts extends LinkRestartContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.KAFKA;
        }
    }

    @Nested
    class Parking extends ParkingContract {
        @Override
        StagedTransport transport() {
            return StagedTransport.KAFKA;
        }
    }
}
