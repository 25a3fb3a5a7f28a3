package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule about rooms finds what was planted against it, and is quiet about the decent neighbour. */
class RoomsTeethTest {
    private static final String APP = "app/src/main/java/";
    private static final String KERNEL = "kernel/src/main/java/";

    @TempDir
    Path folder;

    private Planted planted;

    @BeforeEach
    void plant() {
        planted = new Planted(folder);
    }

    @Test
    void a_module_that_was_not_compiled_is_told_in_one_line() {
        planted.file(APP + "io/anlan/app/A.java", "package io.anlan.app; class A {}");

        assertThatThrownBy(() -> planted.checkout().classes("app"))
                .hasMessage("no classes of app: run mvn -pl architecture -am verify");
    }

    @Test
    void a_module_that_is_not_on_the_map_is_found() {
        assertThatThrownBy(() -> Room.of("backoffice")).hasMessageContaining("backoffice is not on the map");
    }

    @Test
    void a_call_into_a_forbidden_room_is_found() {
        planted.file(APP + "io/anlan/kernel/K.java", "package io.anlan.kernel; public class K {}")
                .file(APP + "io/anlan/failover/F.java", "package io.anlan.failover; public class F {}")
                .file(
                        APP + "io/anlan/app/A.java",
                        "package io.anlan.app; class A { io.anlan.kernel.K k; io.anlan.failover.F f; }");
        JavaClasses classes = compiled("app");

        assertThat(RoomRules.callsIntoOtherRooms(Room.of("app"), classes))
                .singleElement()
                .asString()
                .contains("io.anlan.app.A.f", "io.anlan.failover.F");
        assertThat(RoomRules.classesOutsideTheirRoom(Room.of("app"), classes)).hasSize(2);
    }

    @Test
    void a_library_in_the_kernel_is_found() {
        planted.file(KERNEL + "org/lib/L.java", "package org.lib; public class L {}")
                .file(
                        KERNEL + "io/anlan/kernel/K.java",
                        "package io.anlan.kernel; @org.jspecify.annotations.NullMarked class K { org.lib.L l; }");

        assertThat(RoomRules.callsOutOfTheJdk(compiled("kernel")))
                .singleElement()
                .asString()
                .contains("org.lib.L");
    }

    @Test
    void a_pure_room_that_reads_a_file_starts_a_thread_or_asks_the_environment_is_found() {
        planted.file(
                        KERNEL + "io/anlan/kernel/K.java",
                        "package io.anlan.kernel; class K { java.nio.file.Path p; Thread t; java.util.List<String> l;",
                        "void a() { System.getenv(\"A\"); System.arraycopy(l, 0, l, 0, 0); } }")
                .file(
                        KERNEL + "io/anlan/kernel/Door.java",
                        "package io.anlan.kernel; class Door { java.nio.file.Path p; }");

        assertThat(RoomRules.impurities(compiled("kernel"), Set.of("io.anlan.kernel.Door")))
                .anySatisfy(finding -> assertThat(finding).contains("java.nio.file.Path"))
                .anySatisfy(finding -> assertThat(finding).contains("java.lang.Thread"))
                .anySatisfy(finding -> assertThat(finding).contains("System.getenv"))
                .hasSize(3);
    }

    @Test
    void a_clock_is_found_however_it_is_read() {
        planted.file(
                        APP + "io/anlan/app/A.java",
                        "package io.anlan.app; import static java.lang.System.nanoTime;",
                        "import static java.time.Instant.*;",
                        "class A { java.util.function.LongSupplier s = System::currentTimeMillis;",
                        "Object d = new java.util.Date(); Object e = new java.util.Date(1);",
                        "Object c = java.time.Clock.systemUTC(); Object f = java.time.LocalDate.now(); }")
                .file(
                        KERNEL + "io/anlan/kernel/SystemTime.java",
                        "package io.anlan.kernel; class SystemTime { long a = System.nanoTime(); }");

        assertThat(BannedCalls.CLOCK.findings(planted.sources())).hasSize(6);
    }

    @Test
    void a_call_into_the_wiring_is_found() {
        planted.file(APP + "io/anlan/app/wiring/W.java", "package io.anlan.app.wiring; public class W { V v; }")
                .file(APP + "io/anlan/app/wiring/V.java", "package io.anlan.app.wiring; public class V {}")
                .file(APP + "io/anlan/app/A.java", "package io.anlan.app; class A { io.anlan.app.wiring.W w; }");

        assertThat(RoomRules.callsIntoWiring(compiled("app"))).hasSize(1);
    }

    @Test
    void a_circle_of_packages_is_found() {
        planted.file(APP + "io/anlan/app/A.java", "package io.anlan.app; public class A { io.anlan.app.b.B b; }")
                .file(APP + "io/anlan/app/b/B.java", "package io.anlan.app.b; public class B { io.anlan.app.c.C c; }")
                .file(APP + "io/anlan/app/c/C.java", "package io.anlan.app.c; public class C { io.anlan.app.A a; }");

        assertThat(RoomRules.cycles(compiled("app"))).hasSize(1);
    }

    @Test
    void an_adapter_without_the_name_of_its_technology_is_found() {
        planted.file(APP + "org/infinispan/Cache.java", "package org.infinispan; public class Cache {}")
                .file(APP + "io/anlan/app/journal/infinispan/A.java", adapter("io.anlan.app.journal.infinispan"))
                .file(APP + "io/anlan/app/wiring/A.java", adapter("io.anlan.app.wiring"))
                .file(APP + "io/anlan/app/journal/A.java", adapter("io.anlan.app.journal"));

        assertThat(RoomRules.adaptersWithoutTheirName(compiled("app")))
                .singleElement()
                .asString()
                .isEqualTo(
                        "io.anlan.app.journal.A uses org.infinispan: its package must be called one of [infinispan]");
    }

    @Test
    void an_endpoint_open_to_all_by_mistake_is_found() {
        plantedWeb()
                .file(
                        APP + "io/anlan/app/A.java",
                        "package io.anlan.app; import jakarta.ws.rs.GET; import jakarta.annotation.security.*;",
                        "class A { Tokens tokens; @GET void open() { tokens.seal(); } @GET @PermitAll void free() {}",
                        "@GET void asked() { Runnable r = () -> on(); r.run(); } void on() { tokens.require(); }",
                        "void inner() {} }",
                        "class Tokens { void require() {} void seal() {} }");

        assertThat(EndpointRules.endpointsThatAskNobody(compiled("app")))
                .singleElement()
                .asString()
                .contains("A.open()");
    }

    @Test
    void a_raw_route_open_to_all_by_mistake_is_found() {
        plantedWeb()
                .file(
                        APP + "io/anlan/app/A.java",
                        "package io.anlan.app; import io.vertx.ext.web.Router; import jakarta.annotation.security.*;",
                        "class Open { void routes(Router router) { router.get(this::one); } void one() {} }",
                        "class Free { @PermitAll void routes(Router router) { router.get(this::one); } void one() {} }",
                        "class Asked { SomeTokens tokens; void routes(Router router) { router.get(this::one); }",
                        "void one() { tokens.open(); } }",
                        "class SomeTokens { void open() {} }");

        assertThat(EndpointRules.endpointsThatAskNobody(compiled("app")))
                .singleElement()
                .asString()
                .contains("Open.routes(");
    }

    private Planted plantedWeb() {
        String runtime = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";
        return planted.file(
                        APP + "jakarta/ws/rs/GET.java",
                        "package jakarta.ws.rs; " + runtime + "public @interface GET {}")
                .file(
                        APP + "jakarta/annotation/security/PermitAll.java",
                        "package jakarta.annotation.security; " + runtime + "public @interface PermitAll {}")
                .file(
                        APP + "io/vertx/ext/web/Router.java",
                        "package io.vertx.ext.web; public interface Router { void get(Runnable handler); }");
    }

    private static String adapter(String packageName) {
        return "package " + packageName + "; public class A { org.infinispan.Cache cache; }";
    }

    private JavaClasses compiled(String module) {
        return new ClassFileImporter()
                .importPath(planted.compiled(module).checkout().classes(module));
    }
}
