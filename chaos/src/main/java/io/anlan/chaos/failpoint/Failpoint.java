package io.anlan.chaos.failpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * A place inside a node at which a fault may strike: the beginning of one method.
 *
 * @param type the class, by its whole name
 */
public record Failpoint(String name, String type, String method) {
    private static final String LIST = "failpoints.properties";

    /** All of them, by their names. */
    public static List<Failpoint> all() {
        Properties places = new Properties();
        try (InputStream list = Failpoint.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not on the class path");
            }
            places.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places.stringPropertyNames().stream()
                .sorted()
                .map(name -> of(name, places.getProperty(name)))
                .toList();
    }

    /** One by its name; throws one line that says which there are. */
    public static Failpoint named(String name) {
        return all().stream()
                .filter(point -> point.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no failpoint is called " + name + "; known are " + String.join(", ", names())));
    }

    /** What they are called. */
    public static List<String> names() {
        return all().stream().map(Failpoint::name).toList();
    }

    private static Failpoint of(String name, String place) {
        int dot = place.lastIndexOf('.');
        return new Failpoint(name, place.substring(0, dot), place.substring(dot + 1));
    }
}
