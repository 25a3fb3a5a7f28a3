package io.anlan.replication.backup.format;

/** What every manifest says, whatever it is the manifest of. */
public sealed interface SealedManifest permits Manifest, SegmentManifest {
    /** What tells it from any other file. */
    String product();

    /** The version of its format. */
    int formatVersion();

    /** Which database it is about. */
    Manifest.Source source();

    /** What it is sealed with. */
    Manifest.Key key();
}
