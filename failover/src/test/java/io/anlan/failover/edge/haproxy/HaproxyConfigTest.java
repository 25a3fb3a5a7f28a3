package io.anlan.failover.edge.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.edge.plan.CheckRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HaproxyConfigTest {

    private static final String SITES = "site-a=http://10.1.0.1:8080,http://10.1.0.2:8080;site-b=http://10.2.0.1:8080";

    @Test
    void every_node_is_a_server_named_by_its_site() {
        assertThat(text(Map.of("ANLAN_EDGE_SITES", SITES)))
                .contains("server site-a-1 10.1.0.1:8080 check")
                .contains("server site-a-2 10.1.0.2:8080 check")
                .contains("server site-b-1 10.2.0.1:8080 check")
                .contains("server site-b-1 10.2.0.1:8080 track sites/site-b-1")
                .doesNotContain(" source ");
    }

    @Test
    void what_nodes_tell_their_own_site_is_denied() {
        assertThat(text(Map.of("ANLAN_EDGE_SITES", SITES)))
                .contains("deny_status 404 if { path,url_dec -m reg ^[/.]*/q(/|$) } or { path,url_dec -m sub /../ }");
    }

    @Test
    void an_address_of_its_own_and_a_certificate_are_taken_over() {
        String text = text(Map.of(
                "ANLAN_EDGE_SITES", SITES,
                "ANLAN_EDGE_LOCAL_ADDRESS", "10.1.0.9",
                "ANLAN_EDGE_TLS_CERT_FILE", "/etc/anlan/edge.crt",
                "ANLAN_EDGE_TLS_KEY_FILE", "/etc/anlan/edge.key"));

        assertThat(text).contains(" source 10.1.0.9").contains("ssl crt /etc/anlan/edge.crt alpn h2,http/1.1");
    }

    @Test
    void a_key_that_haproxy_would_not_find_is_refused() {
        Map<String, String> apart = Map.of(
                "ANLAN_EDGE_SITES", SITES,
                "ANLAN_EDGE_TLS_CERT_FILE", "/etc/anlan/edge.crt",
                "ANLAN_EDGE_TLS_KEY_FILE", "/etc/anlan/other.key");

        assertThatThrownBy(() -> HaproxySettings.of(apart)).hasMessageContaining("/etc/anlan/edge.key");
    }

    @Test
    void a_node_by_tls_is_known_by_its_name_and_shown_our_certificate() {
        Map<String, String> settings = Map.of(
                "ANLAN_EDGE_SITES", "site-a=https://10.1.0.1:8443;site-b=https://10.2.0.1:8443",
                "ANLAN_TLS", "/etc/anlan/tls");

        assertThat(text(settings))
                .contains("server site-b-1 10.2.0.1:8443 check ssl ssl-min-ver TLSv1.3 verify required"
                        + " verifyhost node.site-b.anlan ca-file /etc/anlan/tls/ca.pem crt /etc/anlan/tls/haproxy.pem");
        assertThatThrownBy(() -> HaproxySettings.of(Map.of("ANLAN_EDGE_SITES", "site-a=https://10.1.0.1:8443")))
                .hasMessageContaining("ANLAN_TLS");
    }

    @Test
    void no_address_that_may_be_about_a_person_is_logged() {
        assertThat(text(Map.of("ANLAN_EDGE_SITES", SITES)).lines().filter(line -> line.contains("log-format")))
                .singleElement()
                .asString()
                .doesNotContain("%HP", "%HU", "%HQ", "%r\"", "%hr", "%ci");
    }

    private static String text(Map<String, String> environment) {
        return new HaproxyConfig(HaproxySettings.of(environment), CheckRules.STANDARD).text();
    }
}
