package io.anlan.replication.stage;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.source.Beginning;
import io.anlan.replication.source.SourceProgress;
import io.anlan.replication.source.SourceSession;
import io.anlan.replication.source.WalBudget;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A source that never refuses a position. */
record TrustingSource(SourceSession real) implements SourceSession {
    @Override
    public List<String> misfits(Collection<TableDescription> tables) {
        return List.of();
    }

    @Override
    public Optional<String> refusal(LinkPosition position) {
        return Optional.empty();
    }

    @Override
    public boolean wentBack(LinkPosition position) {
        return false;
    }

    @Override
    public SourceProgress progress(String slot, ResumePoint told) throws SQLException {
        return real.progress(slot, told);
    }

    @Override
    public Optional<WalBudget> budget(String slot) throws SQLException {
        return real.budget(slot);
    }

    @Override
    public void release(ResumePoint told) throws SQLException {
        real.release(told);
    }

    @Override
    public Outcome<Beginning> begin(String slot, Collection<TableDescription> tables, long nowMicros)
            throws SQLException {
        return real.begin(slot, tables, nowMicros);
    }

    @Override
    public String incarnation() throws SQLException {
        return real.incarnation();
    }

    @Override
    public Optional<String> holding(Collection<TableDescription> tables) throws SQLException {
        return real.holding(tables);
    }

    @Override
    public void abandon(String slot) throws SQLException {
        real.abandon(slot);
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
