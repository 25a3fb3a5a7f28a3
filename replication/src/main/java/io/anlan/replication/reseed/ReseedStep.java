package io.anlan.replication.reseed;

/** The steps of a reseed, in their order. Each can be done again at any time, and can be cut anywhere. */
public enum ReseedStep {
    /** Notes that a reseed is under way; nodes of a rebuilt site stop serving. */
    OPEN("notes the reseed"),
    /** The peer reads this registration store from its beginning, so that nothing written here from now on is lost to it. */
    OUTBOUND("has the peer read this site anew"),
    /** The stream from the peer begins; what is committed there from now on comes by it. */
    INBOUND("begins to read the peer"),
    /** What the peer had before that is copied beside the stream. */
    COPY_REGISTRATION("copies into the registration store"),
    /** The stream into the platform store begins. */
    TO_PLATFORM("begins to fill the platform store"),
    /** What the registration store had before that is copied beside the stream. */
    COPY_PLATFORM("copies into the platform store"),
    /** What other agencies write in the platform store is read from now on; the comparison takes up what they wrote before. */
    FROM_PLATFORM("begins to read the platform store"),
    /** All pairs of databases are compared row by row. */
    COMPARE("compares"),
    /** The applied marks count, and nodes serve. */
    CLOSE("ends the reseed");

    private final String words;

    ReseedStep(String words) {
        this.words = words;
    }

    /** What is being done, for people who watch. */
    public String words() {
        return words;
    }
}
