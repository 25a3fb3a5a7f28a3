package io.anlan.app.campaign.http;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.PackItem;
import io.anlan.app.problem.Fields;
import io.anlan.app.problem.Moment;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what an operator sent into a campaign, or says what is wrong with it. */
final class DraftCheck {

    static final String FIRST_LANGUAGE = "zh-CN";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final Pattern MODE = Pattern.compile(CampaignDraft.LOTTERY + "|" + CampaignDraft.FIRST_COME);
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final Pattern DURABILITY = Pattern.compile(CampaignDraft.ANY + "|" + CampaignDraft.BOTH_OR_WAIT);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final int AGE_MAX = 150;
    private static final int CHANNELS_MAX = 16;
    private static final int ITEMS_MAX = 20;
    private static final int TITLE_LONGEST = 200;
    private static final int SUMMARY_LONGEST = 2000;
    private static final long FEN_MAX = 1_000_000_000_000_000L;

    private DraftCheck() {}

    static Outcome<CampaignDraft> draft(CampaignRequest asked) {
        var complaint = Fields.first(
                Fields.word("id", asked.id(), ID),
                Fields.word("mode", asked.mode(), MODE),
                Fields.within("minAge", asked.minAge(), 0, AGE_MAX),
                channels(asked.channels()),
                window(asked.opensAt(), asked.closesAt()),
                Fields.word("durability", asked.durability(), DURABILITY),
                Fields.within("budgetFen", asked.budgetFen(), 0, FEN_MAX),
                pack(asked.pack()),
                texts(asked.texts()));
        return complaint == null ? Outcome.done(checked(asked)) : Outcome.refused(complaint);
    }

    static Outcome<CampaignText> text(String lang, TextRequest asked) {
        var complaint = Fields.first(Fields.word("lang", lang, LANGUAGE), words(lang, asked));
        return complaint == null
                ? Outcome.done(new CampaignText(lang, there(asked.title()), there(asked.summary()), 0))
                : Outcome.refused(complaint);
    }

    private static CampaignDraft checked(CampaignRequest asked) {
        var texts = new ArrayList<CampaignText>();
        there(asked.texts())
                .forEach((lang, text) -> texts.add(new CampaignText(
                        lang, there(there(text).title()), there(there(text).summary()), 0)));
        return new CampaignDraft(
                there(asked.id()),
                there(asked.mode()),
                there(asked.minAge()),
                there(asked.channels()).stream().map(DraftCheck::there).toList(),
                Objects.requireNonNull(micros(asked.opensAt())),
                Objects.requireNonNull(micros(asked.closesAt())),
                there(asked.durability()),
                there(asked.budgetFen()),
                there(asked.pack()).stream()
                        .map(DraftCheck::there)
                        .map(item ->
                                new PackItem(there(item.thresholdFen()), there(item.faceFen()), there(item.count())))
                        .toList(),
                texts);
    }

    private static @Nullable Refusal channels(@Nullable List<@Nullable String> channels) {
        if (channels == null) {
            return Fields.present("channels", null);
        }
        if (channels.isEmpty() || channels.size() > CHANNELS_MAX) {
            return Fields.bad("channels", "must name 1 to " + CHANNELS_MAX + " channels");
        }
        var seen = new HashSet<String>();
        for (var channel : channels) {
            var complaint = Fields.word("channels", channel, CHANNEL);
            if (complaint != null) {
                return complaint;
            }
            if (!seen.add(there(channel))) {
                return Fields.bad("channels", "names a channel twice");
            }
        }
        return null;
    }

    private static @Nullable Refusal window(@Nullable String opensAt, @Nullable String closesAt) {
        var missing = Fields.first(Fields.present("opensAt", opensAt), Fields.present("closesAt", closesAt));
        if (missing != null) {
            return missing;
        }
        var opens = micros(opensAt);
        var closes = micros(closesAt);
        if (opens == null || closes == null) {
            return Fields.bad(opens == null ? "opensAt" : "closesAt", "must be a time as of RFC 3339");
        }
        return opens < closes ? null : Fields.bad("closesAt", "must be after opensAt");
    }

    private static @Nullable Refusal pack(@Nullable List<CampaignRequest.@Nullable Item> pack) {
        if (pack == null) {
            return Fields.present("pack", null);
        }
        if (pack.isEmpty() || pack.size() > ITEMS_MAX) {
            return Fields.bad("pack", "must have 1 to " + ITEMS_MAX + " items");
        }
        for (var item : pack) {
            var complaint = item == null ? Fields.present("pack", null) : item(item);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable Refusal item(CampaignRequest.Item item) {
        var complaint = Fields.first(
                Fields.within("pack.thresholdFen", item.thresholdFen(), 0, FEN_MAX),
                Fields.within("pack.faceFen", item.faceFen(), 1, FEN_MAX),
                Fields.within("pack.count", item.count(), 1, 1000));
        if (complaint != null) {
            return complaint;
        }
        return there(item.faceFen()) <= there(item.thresholdFen())
                ? null
                : Fields.bad("pack.faceFen", "must not exceed the threshold");
    }

    private static @Nullable Refusal texts(@Nullable Map<String, @Nullable TextRequest> texts) {
        if (texts == null || !texts.containsKey(FIRST_LANGUAGE)) {
            return Fields.present("texts." + FIRST_LANGUAGE, null);
        }
        for (var text : texts.entrySet()) {
            var complaint = Fields.word("texts", text.getKey(), LANGUAGE);
            if (complaint == null) {
                complaint = text.getValue() == null
                        ? Fields.present("texts." + text.getKey(), null)
                        : words(text.getKey(), there(text.getValue()));
            }
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable Refusal words(String lang, TextRequest text) {
        return Fields.first(
                Fields.text("texts." + lang + ".title", text.title(), TITLE_LONGEST),
                Fields.text("texts." + lang + ".summary", text.summary(), SUMMARY_LONGEST));
    }

    private static @Nullable Long micros(@Nullable String time) {
        try {
            return time == null
                    ? null
                    : Moment.micros(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException | ArithmeticException notATime) {
            return null;
        }
    }

    /** What the checks before have seen to be there. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
