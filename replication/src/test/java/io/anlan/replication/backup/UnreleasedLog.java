package io.anlan.replication.backup;

import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A log whose reader dies before it lets the database go on.
 *
 * @param fixed the present, for readers that are to see the same; empty for that of the database
 */
record UnreleasedLog(ChangeLog real, Optional<Manifest.Point> fixed) implements ChangeLog {
    @Override
    public boolean claim() throws SQLException {
        return real.claim();
    }

    @Override
    public Stand look() throws SQLException {
        return real.look();
    }

    @Override
    public Manifest.Point present() throws SQLException {
        return fixed.isPresent() ? fixed.get() : real.present();
    }

    @Override
    public Manifest.Point begin() throws SQLException {
        return real.begin();
    }

    @Override
    public Manifest.Point read(Manifest.Point from, Manifest.Point until, RowSink sink)
            throws SQLException, IOException {
        return real.read(from, until, sink);
    }

    @Override
    public void release(Manifest.Point saved) {
        // It died.
    }

    @Override
    public void forget() throws SQLException {
        real.forget();
    }

    @Override
    public void tick() throws SQLException {
        real.tick();
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
