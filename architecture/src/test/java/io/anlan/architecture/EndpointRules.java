package io.anlan.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every endpoint asks who calls, or says that it is open to all; one that forgot is open to all, and nothing else would
 * tell. An endpoint is a JAX-RS method or a method that is given the router.
 */
final class EndpointRules {
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final String ROUTER = "io.vertx.ext.web.Router";
    /** Quarkus keeps what these say. */
    private static final Set<String> MARKS = Set.of(
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.DenyAll");

    private static final Set<String> ASKING = Set.of("require", "admits", "accept", "open");

    private EndpointRules() {}

    static List<String> endpointsThatAskNobody(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> isResource(method) || isGivenTheRouter(method))
                .filter(method -> !isMarked(method) && !asksWhoCalls(method))
                .map(method -> method.getFullName() + " asks nobody for a token and is marked by nothing")
                .toList();
    }

    private static boolean isResource(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(mark -> mark.getRawType().isAnnotatedWith(HTTP_METHOD)
                        || mark.getRawType().getPackageName().equals("jakarta.ws.rs")
                                && Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                                        .contains(mark.getRawType().getSimpleName()));
    }

    private static boolean isGivenTheRouter(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals(ROUTER));
    }

    private static boolean isMarked(JavaMethod method) {
        return MARKS.stream()
                .anyMatch(mark ->
                        method.isAnnotatedWith(mark) || method.getOwner().isAnnotatedWith(mark));
    }

    /** Whether a way leads from the endpoint through our own code to the tokens. */
    private static boolean asksWhoCalls(JavaMethod endpoint) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(endpoint));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (JavaAccess<?> access : open.remove().getAccessesFromSelf()) {
                boolean tokens = access.getTargetOwner().getSimpleName().endsWith("Tokens");
                if (tokens && ASKING.contains(access.getTarget().getName())) {
                    return true;
                }
                access.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .filter(unit -> unit.getOwner().getPackageName().startsWith("io.anlan"))
                        .filter(seen::add)
                        .ifPresent(open::add);
            }
        }
        return false;
    }
}
