package io.anlan.chaos.peers;

import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.scenario.PlannedFault;
import java.sql.SQLException;
import java.util.List;

/** A system that runs, with what is done about its faults where it is used. Gone with its data when closed. */
interface PeerSystem extends PeerConnections.Source, AutoCloseable {
    Dialect dialect();

    /** What is broken, and by whose hand it is made whole. */
    Fault fault(PlannedFault planned);

    /** The rows of every copy that is in service now. */
    List<List<StoredRegistration>> copies() throws SQLException;

    @Override
    void close();
}
