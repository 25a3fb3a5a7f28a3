package io.anlan.replication.schema;

/**
 * A column as a database has it.
 *
 * @param type its type as the engine calls it
 * @param nullable whether it takes NULL
 * @param filled whether it gets a value when none is given
 * @param drawn whether that value is drawn from a sequence
 * @param charset the character set of a text where tables have their own; empty for the database's, or for no text
 * @param collation the collation of a text; empty if it is none
 */
public record ActualColumn(
        String type, boolean nullable, boolean filled, boolean drawn, String charset, String collation) {}
