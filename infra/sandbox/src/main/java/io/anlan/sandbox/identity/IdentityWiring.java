package io.anlan.sandbox.identity;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.anlan.kernel.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the parts of the identity stand-in. */
@ApplicationScoped
class IdentityWiring {

    private static final List<CoercionInputShape> NOT_TEXT =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

    @Produces
    @Singleton
    IdentityKeyring keyring(SandboxConfig config) {
        return new IdentityKeyring(config.keyring(), SystemTime.INSTANCE);
    }

    @Produces
    @Singleton
    AssertionSigner signer(ObjectMapper json) {
        return new AssertionSigner(json, SystemTime.INSTANCE);
    }

    /** A stand-in for another party takes exactly what was agreed: no unknown or doubled field, no number for text. */
    @Produces
    @Singleton
    ObjectMapper json() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> NOT_TEXT.forEach(shape -> {
                            text.setCoercion(shape, CoercionAction.Fail);
                        }))
                .build();
    }
}
