package io.anlan.replication.reseed.sql;

/** What is said of the applied marks of links beside which rows were copied. */
final class AppliedMarks {
    /** Everything from before the links' beginnings is there, so what they have applied says what it always says. */
    static final String COUNT = "UPDATE link_position SET mark_withheld = false WHERE mark_withheld";

    /** A restore that was cut short before has nothing left to bring: all was copied and compared. */
    static final String RESTORED = "UPDATE restore_run SET ended_micros = ? WHERE ended_micros IS NULL";

    private AppliedMarks() {}
}
