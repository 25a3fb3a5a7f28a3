package io.anlan.app.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One way to write an entry as bytes. A format is never changed once a release has written it: what an entry gains comes with
 * a new one, and the former stays until no release in use needs it.
 */
interface EntryFormat {

    /** The first byte of every entry in this format; a newer format has a greater one. */
    byte number();

    /** Whether nothing of the entry is lost in this format. */
    boolean carries(JournalEntry entry);

    /** Writes what follows that byte. */
    void write(JournalEntry entry, DataOutputStream out) throws IOException;

    /** Reads what follows that byte. */
    JournalEntry read(DataInputStream in) throws IOException;
}
