package io.anlan.app.campaign;

import java.util.Set;

/**
 * What a registration must be held against. Times are epoch micros; the end is exclusive.
 *
 * @param firstCome one claims a seat of it instead of registering
 * @param strict no 2xx before both sites hold the registration
 * @param numberKid key of the keyring that makes this campaign's registration numbers
 */
public record Campaign(
        String id,
        int minAge,
        Set<String> channels,
        long opensAtMicros,
        long closesAtMicros,
        boolean firstCome,
        boolean strict,
        String numberKid) {}
