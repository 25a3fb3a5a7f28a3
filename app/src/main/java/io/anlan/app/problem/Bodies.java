package io.anlan.app.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Reads request bodies strictly: no unknown or repeated fields, no numbers where texts belong, nothing after the end. A
 * refusal names our fields but never repeats what was sent.
 */
public final class Bodies {

    private static final Refusal MALFORMED =
            Refusal.of(ProblemType.MALFORMED_JSON.slug(), 400, "The body is not one valid JSON object.");

    private static final ObjectMapper MAPPER = mapper();

    private Bodies() {}

    /** The body as a record, or why it cannot be one. */
    public static <T> Outcome<T> read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            return value == null ? Outcome.refused(MALFORMED) : Outcome.done(value);
        } catch (UnrecognizedPropertyException unknown) {
            return Outcome.refused(Refusal.of(ProblemType.UNKNOWN_FIELD.slug(), 400, known(unknown)));
        } catch (JsonMappingException unfit) {
            return Outcome.refused(unfit(unfit));
        } catch (IOException notJson) {
            return Outcome.refused(MALFORMED);
        }
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var names = unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return "The body has a field that is not known here; known are: " + names + ".";
    }

    private static Refusal unfit(JsonMappingException unfit) {
        // A mapping exception around a parser's is a broken text, not a wrong value.
        if (unfit.getCause() instanceof JsonProcessingException
                || unfit.getPath().isEmpty()) {
            return MALFORMED;
        }
        var field = unfit.getPath().get(0).getFieldName();
        return field == null
                ? MALFORMED
                : Refusal.of(
                        ProblemType.BAD_VALUE.slug(), 400, "The field " + field + " has a value of the wrong kind.");
    }

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
