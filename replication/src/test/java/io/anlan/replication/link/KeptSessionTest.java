package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.replication.source.SourceSession;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSessionTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void a_session_is_opened_once_and_anew_after_it_was_dropped() throws SQLException {
        KeptSession kept = new KeptSession(this::opened, "a link");

        assertThat(kept.get()).isSameAs(kept.get());
        kept.drop();
        assertThat(kept.get()).isNotNull();

        assertThat(calls).containsExactly("open", "close", "open");
    }

    @Test
    void a_session_that_opens_while_it_is_ended_is_closed() {
        List<KeptSession> ending = new ArrayList<>();
        KeptSession kept = new KeptSession(
                link -> {
                    ending.get(0).close();
                    return opened(link);
                },
                "a link");
        ending.add(kept);

        assertThatThrownBy(kept::get).isInstanceOf(SQLException.class);

        assertThat(calls).containsExactly("open", "close");
    }

    private SourceSession opened(String link) {
        calls.add("open");
        return (SourceSession) Proxy.newProxyInstance(
                KeptSessionTest.class.getClassLoader(), new Class<?>[] {SourceSession.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        calls.add("close");
                    }
                    return method.getReturnType() == boolean.class ? Boolean.valueOf(self == args[0]) : null;
                });
    }
}
