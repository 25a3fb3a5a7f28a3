package io.anlan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Set;

/** Every endpoint says who may call it; one that forgot is open to all, and nothing else would tell. */
final class EndpointRules {
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final Set<String> WHO = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated");

    private EndpointRules() {}

    static List<String> endpointsThatDoNotSayWhoMayCall(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(EndpointRules::isEndpoint)
                .filter(method -> !saysWho(method))
                .map(method -> method.getFullName() + " does not say who may call it: @RolesAllowed, or @PermitAll")
                .toList();
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(mark -> mark.getRawType().getName().startsWith("jakarta.ws.rs.")
                                && Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                                        .contains(mark.getRawType().getSimpleName())
                        || mark.getRawType().isAnnotatedWith(HTTP_METHOD));
    }

    private static boolean saysWho(JavaMethod method) {
        return WHO.stream()
                .anyMatch(
                        who -> method.isAnnotatedWith(who) || method.getOwner().isAnnotatedWith(who));
    }
}
