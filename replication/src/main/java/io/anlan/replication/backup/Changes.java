package io.anlan.replication.backup;

import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChangedRow;
import java.io.IOException;
import java.util.List;

/** What was committed after a whole backup and up to a moment, in steps of bounded size. */
public interface Changes {
    /** Nothing. */
    Changes NONE = new Changes() {
        @Override
        public String id() {
            return "";
        }

        @Override
        public long reachesMicros() {
            return 0;
        }

        @Override
        public String describe() {
            return "";
        }

        @Override
        public int steps() {
            return 0;
        }

        @Override
        public long rows(int step) {
            return 0;
        }

        @Override
        public List<ChangedRow> read(int step) {
            return List.of();
        }
    };

    /** The same for the same changes up to the same moment. */
    String id();

    /** The moment; 0 if there are none. */
    long reachesMicros();

    /** For people: how many segments, and up to when. */
    String describe();

    int steps();

    /** About how many rows a step brings. */
    long rows(int step);

    /** The rows of a step. */
    List<ChangedRow> read(int step) throws IOException, BadBackupException;
}
