package io.anlan.replication.http;

import io.anlan.kernel.Refusal;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells a caller without token what is missing, in the form of every other refusal. */
@Provider
public class RefusedCalls implements ExceptionMapper<UnauthorizedException> {
    @Override
    public Response toResponse(UnauthorizedException refused) {
        return Problem.of(Refusal.of("session-missing", 401, "send Authorization: Bearer and the operator token"));
    }
}
