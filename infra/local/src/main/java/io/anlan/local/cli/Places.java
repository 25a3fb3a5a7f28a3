package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.wan.WanPlace;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names of sites and of the witness; one that names none is a misuse, told with those there are. */
final class Places {
    private Places() {}

    /** A site by its name. */
    static final class Site implements ITypeConverter<SiteId> {
        @Override
        public SiteId convert(String word) {
            return named(() -> SiteId.of(word));
        }
    }

    /** An end of the WAN by its name. */
    static final class End implements ITypeConverter<WanPlace> {
        @Override
        public WanPlace convert(String word) {
            return named(() -> WanPlace.of(word));
        }
    }

    private static <T> T named(Supplier<T> place) {
        try {
            return place.get();
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(String.valueOf(unknown.getMessage()));
        }
    }
}
