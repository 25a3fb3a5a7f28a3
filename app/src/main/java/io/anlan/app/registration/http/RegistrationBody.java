package io.anlan.app.registration.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.anlan.app.problem.Fields;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a registration, {@code {"channel":"…"}}, read token by token: every registration pays for this. */
final class RegistrationBody {

    private static final int CHANNEL_MAX = 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Refusal MALFORMED =
            Refusal.of("malformed-json", 400, "The body is not one valid JSON object.");
    private static final Refusal UNKNOWN_FIELD =
            Refusal.of("unknown-field", 400, "The body has a field that is not known here; known is: channel.");
    private static final Refusal NO_TEXT = Refusal.of("bad-value", 400, "The field channel must be a text.");

    private RegistrationBody() {}

    /** The channel, or why there is none. */
    static Outcome<String> channel(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            return read(parser);
        } catch (IOException notJson) {
            return Outcome.refused(MALFORMED);
        }
    }

    private static Outcome<String> read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Outcome.refused(MALFORMED);
        }
        @Nullable String channel = null;
        @Nullable Refusal refusal = null;
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var value = parser.nextToken();
            if (!name.equals("channel")) {
                refusal = UNKNOWN_FIELD;
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_STRING) {
                refusal = refusal == null ? NO_TEXT : refusal;
                parser.skipChildren();
            } else {
                channel = parser.getText();
            }
        }
        // Read to the very end: what is broken behind a wrong field is still broken.
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            return Outcome.refused(MALFORMED);
        }
        if (refusal == null) {
            refusal = Fields.text("channel", channel, CHANNEL_MAX);
        }
        return refusal != null || channel == null
                ? Outcome.refused(refusal == null ? NO_TEXT : refusal)
                : Outcome.done(channel);
    }
}
