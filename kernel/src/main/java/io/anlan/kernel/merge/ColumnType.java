package io.anlan.kernel.merge;

/** What a replicated column may hold; few types, each the same in Java and in both engines. */
public enum ColumnType {
    /** Unicode text without NUL: {@code String}. */
    TEXT("text"),
    /** A number of 64 bits: {@code Long}; also every time, in epoch microseconds. */
    BIGINT("bigint"),
    /** A number of 16 bits: any {@code Number} that fits. */
    SMALLINT("smallint"),
    /** Raw bytes: {@code byte[]}. */
    BYTES("bytea");

    private final String postgres;

    ColumnType(String postgres) {
        this.postgres = postgres;
    }

    /** The type's name in PostgreSQL. */
    public String postgres() {
        return postgres;
    }
}
