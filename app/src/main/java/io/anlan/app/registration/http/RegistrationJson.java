package io.anlan.app.registration.http;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.problem.Moment;
import io.anlan.app.registration.Answer;
import io.anlan.app.registration.Reading;
import io.anlan.app.registration.StoredAt;

/**
 * Registrations as JSON, written by hand because every registration pays for it. Nothing needs escaping: every text in it
 * is of a restricted alphabet, checked at the door.
 */
final class RegistrationJson {

    private static final int TYPICAL = 1_500;

    private RegistrationJson() {}

    static String of(Answer answer) {
        var out = new StringBuilder(TYPICAL);
        begin(out, answer.acceptance(), answer.storedAt());
        out.append(",\"alreadyRegistered\":").append(answer.alreadyRegistered());
        out.append(",\"counts\":true,\"receipt\":");
        answer.receipt().appendJson(out);
        return out.append('}').toString();
    }

    /** For the owner and for staff. */
    static String whole(Reading reading) {
        var out = new StringBuilder(TYPICAL);
        begin(out, reading.acceptance(), reading.storedAt());
        out.append(",\"valid\":true,\"counts\":true,\"receipt\":");
        reading.receipt().appendJson(out);
        return out.append('}').toString();
    }

    /** For everybody else. */
    static String outline(Reading reading) {
        var acceptance = reading.acceptance();
        return "{\"registrationNo\":\"" + acceptance.registrationNo() + "\",\"campaign\":\"" + acceptance.campaignId()
                + "\",\"durability\":\"" + reading.storedAt() + "\",\"valid\":true}";
    }

    private static void begin(StringBuilder out, Acceptance acceptance, StoredAt storedAt) {
        out.append("{\"registrationNo\":\"").append(acceptance.registrationNo());
        out.append("\",\"campaign\":\"").append(acceptance.campaignId());
        out.append("\",\"channel\":\"").append(acceptance.channel());
        out.append("\",\"site\":\"").append(acceptance.site().id());
        out.append("\",\"acceptedAt\":\"").append(Moment.text(acceptance.acceptedAt()));
        out.append("\",\"durability\":\"").append(storedAt).append('"');
    }
}
