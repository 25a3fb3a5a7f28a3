package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms keep to the map. What each rule finds when it is broken is shown by {@link RoomsTeethTest}. */
class RoomsTest {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final Map<Room, JavaClasses> ROOMS = CHECKOUT.modulesWithClasses().stream()
            .map(Room::of)
            .collect(Collectors.toMap(room -> room, room -> room.classes(CHECKOUT)));
    private static final List<MappedTable> TABLES =
            MappedTable.of(CHECKOUT.root().resolve("kernel/src/main/resources/anlan-tables.properties"));

    /** Classes of a pure room that may touch the machine: they are its doors. */
    private static final Set<String> KERNEL_DOORS = Set.of(
            "io.anlan.kernel.SystemTime",
            "io.anlan.kernel.FileHighWaterMark",
            "io.anlan.kernel.tls.TlsFolder",
            "io.anlan.kernel.tls.TlsIdentity",
            "io.anlan.kernel.tls.FolderKeys",
            "io.anlan.kernel.tls.NamedTrust",
            "io.anlan.kernel.tls.PartTls");

    /** Rooms of the chaos module without I/O and clock, and the records of its audit that they look at. */
    private static final Set<String> JUDGES =
            Set.of("io.anlan.chaos.history", "io.anlan.chaos.checker", "io.anlan.chaos.statistics");

    private static final Set<String> JUDGED = Set.of(
            "io.anlan.chaos.audit.Agreement",
            "io.anlan.chaos.audit.Digest",
            "io.anlan.chaos.audit.Store",
            "io.anlan.chaos.audit.StoredRegistration",
            "io.anlan.chaos.audit.StoredRows");

    @Test
    void every_room_is_on_the_map_and_has_classes() {
        assertThat(ROOMS.keySet()).containsExactlyInAnyOrderElementsOf(Room.ALL);
        assertThat(ROOMS.values()).noneMatch(JavaClasses::isEmpty);
    }

    @Test
    void a_room_calls_only_the_rooms_it_may() {
        ROOMS.forEach((room, classes) ->
                assertThat(RoomRules.callsIntoOtherRooms(room, classes)).isEmpty());
    }

    @Test
    void a_class_lies_in_the_package_of_its_room() {
        ROOMS.forEach((room, classes) ->
                assertThat(RoomRules.classesOutsideTheirRoom(room, classes)).isEmpty());
    }

    @Test
    void the_kernel_stands_on_the_jdk_alone() {
        assertThat(RoomRules.callsOutOfTheJdk(kernel())).isEmpty();
    }

    @Test
    void pure_rooms_touch_nothing_outside() {
        assertThat(RoomRules.impurities(kernel(), KERNEL_DOORS)).isEmpty();
        assertThat(RoomRules.PURE_ROOMS)
                .allSatisfy(room ->
                        assertThat(RoomRules.impurities(room(room), Set.of())).isEmpty());
    }

    @Test
    void the_judges_of_chaos_are_pure() {
        JavaClasses judges = ROOMS.getOrDefault(
                        Room.of("chaos"), Room.of("chaos").classes(CHECKOUT))
                .that(new DescribedPredicate<>("are judges or what they judge") {
                    @Override
                    public boolean test(JavaClass type) {
                        return JUDGES.contains(type.getPackageName()) || JUDGED.contains(RoomRules.outermostName(type));
                    }
                });

        assertThat(judges).hasSizeGreaterThan(JUDGED.size() + JUDGES.size());
        assertThat(RoomRules.impurities(judges, Set.of())).isEmpty();
    }

    @Test
    void only_the_kernel_reads_the_clock() {
        assertThat(BannedCalls.CLOCK.findings(JavaSources.of(CHECKOUT))).isEmpty();
    }

    @Test
    void nobody_sees_the_wiring() {
        assertThat(inEachRoom(RoomRules::callsIntoWiring)).isEmpty();
    }

    @Test
    void packages_do_not_call_each_other_in_circles() {
        assertThat(inEachRoom(RoomRules::cycles)).isEmpty();
    }

    @Test
    void adapters_carry_the_name_of_their_technology() {
        List<JavaClasses> services = List.of("app", "replication").stream()
                .map(module -> ROOMS.get(Room.of(module)))
                .toList();

        assertThat(services.stream().flatMap(classes -> RoomRules.adaptersWithoutTheirName(classes).stream()))
                .isEmpty();
    }

    @Test
    void every_endpoint_asks_who_calls_or_is_open_to_all() {
        assertThat(inEachRoom(EndpointRules::endpointsThatAskNobody)).isEmpty();
    }

    @Test
    void no_state_is_a_column_that_merges() {
        assertThat(TABLES).isNotEmpty();
        assertThat(TableRules.statesThatMerge(TABLES)).isEmpty();
        assertThat(TableRules.tablesWithoutRule(TABLES)).isEmpty();
    }

    @Test
    void a_replicated_table_has_its_merge_key_and_no_other_on_both_engines() {
        List<Path> folders = migrationFolders();

        assertThat(folders).isNotEmpty();
        assertThat(folders)
                .allSatisfy(folder -> assertThat(TableRules.violations(TABLES, migrations(folder)))
                        .isEmpty());
    }

    private static JavaClasses kernel() {
        return ROOMS.getOrDefault(Room.of("kernel"), Room.of("kernel").classes(CHECKOUT));
    }

    /** The classes of one package; a name that holds none would be watched by nobody. */
    private static JavaClasses room(String name) {
        return ROOMS.values().stream()
                .map(classes -> classes.that(JavaClass.Predicates.resideInAPackage(name)))
                .filter(classes -> !classes.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " holds no classes"));
    }

    private static List<String> inEachRoom(Function<JavaClasses, List<String>> rule) {
        return ROOMS.values().stream().map(rule).flatMap(List::stream).toList();
    }

    /** Each engine has its own folder below {@code db}. */
    private static List<Path> migrationFolders() {
        return CHECKOUT.files().stream()
                .filter(file -> CHECKOUT.name(file).matches(".*/src/main/resources/db/\\w+/[^/]*\\.sql"))
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private static String migrations(Path folder) {
        return new Checkout(folder).files().stream().map(Checkout::read).collect(Collectors.joining("\n"));
    }
}
