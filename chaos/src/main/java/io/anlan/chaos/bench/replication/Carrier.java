package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.local.database.DatabaseLogin;
import java.io.IOException;
import java.sql.SQLException;

/** Something that carries rows from one database to another, and can be held back and let go. */
interface Carrier {
    /** The letter of the part it is measured in. */
    String part();

    /** What it is, for people. */
    String what();

    /** Where rows are written, as the owner of the tables. */
    DatabaseLogin from();

    /** Where they arrive. */
    DatabaseLogin to();

    /** The processes that work for it. */
    CpuMeter meter();

    /** Holds it back; nothing more arrives once this returns. */
    void hold() throws IOException, SQLException, InterruptedException;

    /** Lets it go on. */
    void go() throws IOException, SQLException, InterruptedException;
}
