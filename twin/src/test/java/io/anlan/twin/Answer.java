package io.anlan.twin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** One HTTP answer as a test looks at it. */
record Answer(int status, JsonNode body, String raw, Duration took) {
    String text(String field) {
        return body.path(field).asText();
    }

    String durability() {
        return text("durability");
    }

    String registrationNo() {
        return text("registrationNo");
    }

    boolean acknowledged() {
        return status == 200 || status == 201;
    }

    /** Slug of the problem's type, or an empty text. */
    String problem() {
        String type = text("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
