package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tidy rule finds what was planted against it, and is quiet about the decent neighbour. */
class TidyTeethTest {
    private static final String MAIN = "app/src/main/java/io/anlan/app/";
    private static final String TEST = "app/src/test/java/io/anlan/app/";

    @TempDir
    Path folder;

    private Planted planted;

    @BeforeEach
    void plant() {
        planted = new Planted(folder);
    }

    @Test
    void a_file_beyond_the_limit_is_found() {
        planted.file(MAIN + "Long.java", "// x\n".repeat(SizeRatchet.FILE_LINES))
                .file(MAIN + "Short.java", "// x\n".repeat(SizeRatchet.FILE_LINES - 1))
                .file("ratchet.properties");

        assertThat(ratchet()).singleElement().asString().contains("Long.java has 251 lines, 250 are allowed");
    }

    @Test
    void a_file_in_the_ratchet_may_not_grow() {
        planted.file(MAIN + "Long.java", "// x\n".repeat(270)).file("ratchet.properties", MAIN + "Long.java = 270");

        assertThat(ratchet()).singleElement().asString().contains("has 271 lines, 270 are allowed");
    }

    @Test
    void an_entry_of_the_ratchet_follows_its_file_down() {
        planted.file(MAIN + "Long.java", "// x\n".repeat(270))
                .file(MAIN + "Short.java", "// x")
                .file(
                        "ratchet.properties",
                        MAIN + "Long.java = 300",
                        MAIN + "Short.java = 300",
                        MAIN + "Gone.java = 300");

        assertThat(ratchet())
                .anySatisfy(finding -> assertThat(finding).contains("Long.java shrank: lower its entry to 271"))
                .anySatisfy(finding -> assertThat(finding).contains("Short.java fits the limit"))
                .anySatisfy(finding -> assertThat(finding).contains("Gone.java is in the ratchet and nowhere else"))
                .hasSize(3);
    }

    @Test
    void a_long_method_is_found() {
        String body = "int a;\n".repeat(TidyRules.METHOD_LINES - 1);
        planted.file(MAIN + "Deed.java", "class Deed { void much() {\n" + body + "} void little() {} }");

        assertThat(TidyRules.longMethods(planted.sources()))
                .singleElement()
                .asString()
                .contains("much has 61 lines");
    }

    @Test
    void a_leftover_marker_is_found_in_any_language() {
        String marker = "TO" + "DO";
        planted.file(MAIN + "Deed.java", "class Deed {} // " + marker)
                .file("run", "# FIX" + "ME")
                .file("docs/a.md", "a HA" + "CK", "no hacker, no XX" + "XX");

        assertThat(TextRules.leftovers(planted.checkout())).hasSize(3);
    }

    @Test
    void a_path_of_one_machine_is_found() {
        planted.file("docs/a.md", "see /ho" + "me/anna/anlan", "see https://example.org/home/anna")
                .file("docs/b.md", "see " + folder + "/docs")
                .file("docs/c.md", "see C:\\Us" + "ers\\anna");

        assertThat(TextRules.machinePaths(planted.checkout())).hasSize(3);
    }

    @Test
    void a_sleep_is_found_however_it_is_written() {
        planted.file(
                TEST + "ATest.java",
                "import static java.lang.Thread.sleep;",
                "class ATest { void a() throws Exception { java.lang.Thread.sleep(1);",
                "java.util.concurrent.TimeUnit.SECONDS.sleep(1); } }");

        assertThat(BannedCalls.SLEEP.findings(planted.sources())).hasSize(3);
    }

    @Test
    void the_console_is_for_the_command_line() {
        planted.file(MAIN + "Deed.java", "package io.anlan.app; class Deed { void a() { System.out.print(1); } }")
                .file("b/Ours.java", "package io.anlan.local.cli; class Ours { void a() { System.err.print(1); } }");

        assertThat(BannedCalls.CONSOLE.findings(planted.sources()))
                .singleElement()
                .asString()
                .contains("Deed.java:1");
    }

    @Test
    void a_printed_stack_trace_is_found() {
        planted.file(MAIN + "Deed.java", "class Deed { void a(Exception e) { e.printStackTrace(); } }");

        assertThat(BannedCalls.STACK_TRACE.findings(planted.sources())).hasSize(1);
    }

    @Test
    void a_test_disabled_without_reason_is_found() {
        planted.file(
                TEST + "ATest.java",
                "@Disabled class ATest { @Test @Disabled void a_b() {} @Disabled(\"why\") void c_d() {} }");

        assertThat(TidyRules.disabledWithoutReason(planted.sources())).hasSize(2);
    }

    @Test
    void an_unmarked_package_is_found() {
        planted.file(MAIN + "a/A.java")
                .file(MAIN + "b/B.java")
                .file(MAIN + "b/package-info.java", "/** B. */", "@NullMarked", "package b;")
                .file(MAIN + "c/package-info.java", "@NullMarked", "@CheckReturnValue", "package c;")
                .file(MAIN + "d/package-info.java", "/** D. */", "@NullMarked", "@CheckReturnValue", "package d;")
                .file(TEST + "d/DTest.java")
                .file(TEST + "e/ETest.java")
                .file(MAIN + "f/package-info.java", "/** F. */", "@NullMarked", "@CheckReturnValue", "package f;")
                .file(TEST + "f/package-info.java", "/** F. */", "@NullMarked", "@CheckReturnValue", "package f;");

        assertThat(PackageRules.findings(planted.checkout()))
                .anySatisfy(finding -> assertThat(finding).contains("main/java/io/anlan/app/a has no package-info"))
                .anySatisfy(finding -> assertThat(finding).contains("lacks @CheckReturnValue"))
                .anySatisfy(finding -> assertThat(finding).contains("does not say what the package is for"))
                .anySatisfy(finding -> assertThat(finding).contains("test/java/io/anlan/app/e has no package-info"))
                .anySatisfy(finding -> assertThat(finding).contains("f/package-info.java hides the marks"))
                .hasSize(5);
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        planted.file(
                        MAIN + "Names.java",
                        "class SiteManager {} class A { class BHelper {} } class CImpl {} class Handler {}",
                        "class Database {} class Base32 {} class ProblemHandler {}")
                .file(MAIN + "util/Deed.java", "package io.anlan.app.util; class Deed {}");

        assertThat(TidyRules.bannedNames(planted.sources())).hasSize(4);
        assertThat(TidyRules.bannedPackages(planted.sources())).hasSize(1);
    }

    @Test
    void a_public_type_without_purpose_is_found() {
        planted.file(MAIN + "Deed.java", "public class Deed { public class Inner {} }")
                .file(MAIN + "Act.java", "/** Acts. */ public class Act {}")
                .file(TEST + "ATest.java", "public class ATest {}");

        assertThat(TidyRules.publicTypesWithoutPurpose(planted.sources()))
                .singleElement()
                .asString()
                .contains("Deed");
    }

    @Test
    void a_test_name_that_is_no_sentence_is_found() {
        planted.file(TEST + "ATest.java", "class ATest { @Test void testA() {} @Test void a_site_refuses() {} }");

        assertThat(TidyRules.testNamesThatAreNoSentence(planted.sources())).hasSize(1);
    }

    @Test
    void a_test_that_no_plugin_would_run_is_found() {
        planted.modules("app")
                .file(TEST + "AChecks.java", "class AChecks { @Test void a_b() {} }")
                .file(TEST + "AContract.java", "abstract class AContract { @Test void a_b() {} }")
                .file(TEST + "AnIT.java", "class AnIT { @Test void a_b() {} }");

        assertThat(TidyRules.testsThatNeverRun(planted.sources()))
                .singleElement()
                .asString()
                .contains("AChecks");
        assertThat(ReportRules.integrationTestsThatNeverRun(planted.checkout())).hasSize(1);
    }

    @Test
    void a_test_that_was_not_run_is_found() throws IOException {
        String report = "app/target/surefire-reports/TEST-io.anlan.app.";
        planted.modules("app", "architecture");
        for (String name : new String[] {"Missing", "Old", "Empty", "Good", "Nested", "Gathering"}) {
            planted.file(TEST + name + "Test.java").file("app/target/test-classes/io/anlan/app/" + name + "Test.class");
        }
        String one = "<testcase name=\"b\"/></testsuite>";
        planted.file(report + "OldTest.xml", "<testsuite tests=\"1\">" + one)
                .file(report + "EmptyTest.xml", "<testsuite tests=\"0\"></testsuite>")
                .file(report + "GoodTest.xml", "<testsuite tests=\"1\">" + one)
                .file(report + "NestedTest$Inner.xml", "<testsuite tests=\"1\">" + one)
                .file(report + "GatheringTest.xml", "<testsuite tests=\"0\">" + one);
        Files.setLastModifiedTime(folder.resolve(report + "OldTest.xml"), FileTime.fromMillis(1));

        assertThat(ReportRules.testsWithoutReport(planted.checkout(), "architecture"))
                .anySatisfy(finding -> assertThat(finding).contains("MissingTest"))
                .anySatisfy(finding -> assertThat(finding).contains("OldTest"))
                .anySatisfy(finding -> assertThat(finding).contains("EmptyTest"))
                .hasSize(3);
    }

    private List<String> ratchet() {
        return SizeRatchet.findings(planted.checkout(), folder.resolve("ratchet.properties"));
    }
}
