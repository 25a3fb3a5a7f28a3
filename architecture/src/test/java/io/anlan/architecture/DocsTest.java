package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents keep to the project. Beside each rule stands what it finds when it is broken. */
class DocsTest {
    private static final Checkout CHECKOUT = Checkout.here();

    @TempDir
    Path folder;

    @Test
    void every_link_leads_somewhere() {
        assertThat(DocRules.linksToNowhere(CHECKOUT)).isEmpty();
    }

    @Test
    void a_link_to_nowhere_is_found() {
        Planted planted = new Planted(folder)
                .file(
                        "README.md",
                        "# How it Runs, 怎样",
                        "[a](docs/a.md) [b](docs/gone.md) [c](https://example.org/gone)",
                        "[d](#how-it-runs-怎样) [e](docs/a.md#gone)")
                .file("docs/a.md", "[up](../README.md)");

        assertThat(DocRules.linksToNowhere(planted.checkout()))
                .containsExactly(
                        "README.md links to docs/gone.md, which is not there",
                        "README.md links to docs/a.md#gone, which is not there");
    }

    @Test
    void every_direct_dependency_is_named() {
        assertThat(DocRules.unnamedDependencies(CHECKOUT)).isEmpty();
    }

    @Test
    void an_unnamed_dependency_is_found() {
        String dependency = "<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>";
        Planted planted = new Planted(folder)
                .modules("app")
                .file("THIRD-PARTY.md", "| Vert.x | `vertx-core` |")
                .file(
                        "app/pom.xml",
                        dependency.formatted("io.vertx", "vertx-core"),
                        dependency.formatted("io.vertx", "vertx-web"),
                        dependency.formatted("io.anlan", "anlan-kernel"));

        assertThat(DocRules.unnamedDependencies(planted.checkout()))
                .singleElement()
                .asString()
                .startsWith("vertx-web is used");
    }

    @Test
    void the_ci_runs_what_the_readme_says() {
        assertThat(DocRules.testCommandOfItsOwn(CHECKOUT)).isEmpty();
    }

    @Test
    void a_ci_of_its_own_is_found() {
        Planted planted = new Planted(folder)
                .file("README.md", "    mvn verify   # test")
                .file(".ci/run", "cd ..", "exec mvn -B -ntp verify -DskipITs");

        assertThat(DocRules.testCommandOfItsOwn(planted.checkout()))
                .singleElement()
                .asString()
                .contains("mvn verify -DskipITs");
    }

    @Test
    void every_command_told_of_is_there() {
        assertThat(DocRules.unknownCommands(CHECKOUT)).isEmpty();
    }

    @Test
    void a_command_or_option_that_is_not_there_is_found() {
        Planted planted = new Planted(folder)
                .file("A.java", "@Command(name = \"up\") class A { @Option(names = \"--fresh\") boolean fresh; }")
                .file("README.md", "| `./anlan up` | `--fresh`, `--stale` |", "Run `./anlan fly`.");

        assertThat(DocRules.unknownCommands(planted.checkout()))
                .containsExactly(
                        "README.md tells of fly, which is not there", "README.md tells of --stale, which is not there");
    }

    @Test
    void every_key_of_the_configuration_is_on_its_page() {
        assertThat(ConfigKeys.of(CHECKOUT)).contains("ANLAN_SITE_ID", "ANLAN_LINK_TICK", "ANLAN_EDGE_SITES");
        assertThat(ConfigKeys.missingOn("docs/configuration.md", CHECKOUT)).isEmpty();
    }

    @Test
    void a_key_that_is_on_no_page_is_found() {
        Planted planted = new Planted(folder)
                .file(
                        "app/src/main/java/A.java",
                        "@ConfigMapping(prefix = \"anlan\") interface A { B pg(); @WithName(\"site.id\") String site();",
                        "interface B { int maxSize(); default int twice() { return 2; } } }")
                .file("app/src/main/java/C.java", "class C { String c = \"ANLAN_C\"; String d = \"ANLAN_D\"; }")
                .file("docs/configuration.md", "`ANLAN_SITE_ID` `ANLAN_D_HOST`");

        assertThat(ConfigKeys.missingOn("docs/configuration.md", planted.checkout()))
                .containsExactly(
                        "ANLAN_C is read and not on docs/configuration.md",
                        "ANLAN_PG_MAX_SIZE is read and not on docs/configuration.md");
    }
}
