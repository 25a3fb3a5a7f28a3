package io.anlan.chaos.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection with one request at a time, as little as HTTP/1.1 needs: the generator shares the CPUs with
 * what it measures, and a whole HTTP client cost more than the server's answer. Answers must say their length.
 */
final class Wire {
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "content-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;

    /** Told of what came back. */
    interface Landing {
        void answered(int status, Buffer body);

        void failed();
    }

    private final NetSocket socket;
    private final Landing landing;
    private @Nullable Buffer begun;

    Wire(NetSocket socket, Landing landing) {
        this.socket = socket;
        this.landing = landing;
        socket.handler(this::take);
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> landing.failed());
    }

    void send(Buffer request) {
        socket.write(request);
    }

    /** Ends the connection; nobody is told. */
    void close() {
        socket.closeHandler(null);
        socket.close();
    }

    private void take(Buffer piece) {
        Buffer before = begun;
        Buffer all = before == null ? piece : before.appendBuffer(piece);
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf(HEAD_END);
        int bodyAt = headEnd + HEAD_END.length();
        if (headEnd < 0 || all.length() < bodyAt + length(text, headEnd)) {
            begun = all;
            return;
        }
        begun = null;
        landing.answered(
                Integer.parseInt(text, STATUS_AT, STATUS_END, 10), all.slice(bodyAt, bodyAt + length(text, headEnd)));
    }

    private static int length(String answer, int headEnd) {
        for (int line = answer.indexOf('\n') + 1; line < headEnd; line = answer.indexOf('\n', line) + 1) {
            if (answer.regionMatches(true, line, LENGTH, 0, LENGTH.length())) {
                return Integer.parseInt(answer.substring(line + LENGTH.length(), answer.indexOf('\r', line))
                        .trim());
            }
        }
        throw new IllegalStateException("an answer without its length");
    }
}
