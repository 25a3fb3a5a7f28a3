package io.anlan.failover.ctl.places;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what a part says when it does not do what it is asked. */
final class Refusals {
    private Refusals() {}

    /** One line: the code, then the sentence in both languages where there are two. */
    static String line(JsonNode body, int status) {
        List<String> sentences = new ArrayList<>();
        for (String field : List.of("zh", "en", "detail")) {
            String sentence = body.path(field).asText();
            if (!sentence.isEmpty() && sentences.stream().noneMatch(told -> told.contains(sentence))) {
                sentences.add(sentence);
            }
        }
        String code = code(body);
        if (sentences.isEmpty()) {
            return code.isEmpty() ? "status " + status : code;
        }
        return (code.isEmpty() ? "" : code + ": ") + String.join(" / ", sentences);
    }

    /** Whether it is an answer of ours at all. */
    static boolean named(JsonNode body) {
        return !code(body).isEmpty();
    }

    static boolean inDoubt(JsonNode body) {
        return code(body).equals("in-doubt");
    }

    private static String code(JsonNode body) {
        String code = body.path("code").asText();
        return code.isEmpty() ? body.path("type").asText().replaceFirst("^.*/", "") : code;
    }
}
