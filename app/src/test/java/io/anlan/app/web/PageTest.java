package io.anlan.app.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.NodeForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class PageTest {

    private static final Pattern FILES = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/c/spring-1", "/r/ABCDEFGH"})
    void the_page_is_served_under_each_address_and_never_from_a_cache(String address) {
        var answer = given().get(address)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract();

        assertThat(answer.asString()).contains("<anlan-page>").contains("lang=\"zh-CN\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void all_that_the_page_names_is_there_and_nothing_is_inline() {
        var page = given().get("/").asString();

        var files = FILES.matcher(page)
                .results()
                .map((MatchResult file) -> file.group(1))
                .toList();
        assertThat(files).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"));
        for (var file : files) {
            var unused = given().get(file).then().statusCode(200);
        }
        assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContain(" onclick");
        assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(page).find()).isFalse();
    }
}
