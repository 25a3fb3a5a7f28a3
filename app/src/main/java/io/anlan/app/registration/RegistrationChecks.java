package io.anlan.app.registration;

import io.anlan.app.campaign.Campaign;
import io.anlan.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What can be refused before anything is stored. That a campaign is over is not among it: who registered in time and asks
 * again must still get the receipt, so only the database refuses for that.
 */
public final class RegistrationChecks {

    /** Days begin and end by China's clock, whatever the machine's zone. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private RegistrationChecks() {}

    /** The first reason against it, if there is one. */
    public static @Nullable Refusal of(Campaign campaign, LocalDate birthDate, String channel, long nowMicros) {
        if (campaign.firstCome()) {
            return Refusals.WRONG_MODE;
        }
        if (nowMicros < campaign.opensAtMicros()) {
            return Refusals.NOT_OPEN;
        }
        if (!campaign.channels().contains(channel)) {
            return Refusals.NO_CHANNEL;
        }
        return underAge(campaign, birthDate, nowMicros) ? Refusals.UNDER_AGE : null;
    }

    /** Whether the campaign is for older persons. */
    public static boolean underAge(Campaign campaign, LocalDate birthDate, long nowMicros) {
        var today = Instant.ofEpochSecond(TimeUnit.MICROSECONDS.toSeconds(nowMicros))
                .atOffset(ZONE)
                .toLocalDate();
        return Period.between(birthDate, today).getYears() < campaign.minAge();
    }
}
