package io.anlan.chaos.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection with one request at a time, as little as HTTP/1.1 needs: the generator shares the CPUs with
 * what it measures, and a whole HTTP client cost more than the server's answer. An answer that does not say its length
 * cannot be read and fails.
 */
final class Wire {
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LENGTH = "content-length:";
    private static final int UNSAID = -1;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;

    /** Told once of each request what came back. */
    interface Landing {
        void answered(int status, Buffer body);

        void failed();
    }

    private final NetSocket socket;
    private final Landing landing;
    private @Nullable Buffer begun;
    private boolean asked;
    private boolean open = true;

    Wire(NetSocket socket, Landing landing) {
        this.socket = socket;
        this.landing = landing;
        socket.handler(this::take);
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> ended());
    }

    /** False when the other side has ended the connection. */
    boolean open() {
        return open;
    }

    void send(Buffer request) {
        asked = true;
        socket.write(request);
    }

    /** Ends the connection; nobody is told. */
    void close() {
        socket.closeHandler(null);
        socket.close();
    }

    private void ended() {
        open = false;
        if (asked) {
            asked = false;
            landing.failed();
        }
    }

    private void take(Buffer piece) {
        Buffer before = begun;
        Buffer all = before == null ? piece : before.appendBuffer(piece);
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf(HEAD_END);
        if (headEnd < 0) {
            begun = all;
            return;
        }
        int length = length(text, headEnd);
        int bodyAt = headEnd + HEAD_END.length();
        if (length == UNSAID) {
            socket.close();
        } else if (all.length() < bodyAt + length) {
            begun = all;
        } else {
            begun = null;
            asked = false;
            landing.answered(Integer.parseInt(text, STATUS_AT, STATUS_END, 10), all.slice(bodyAt, bodyAt + length));
        }
    }

    private static int length(String answer, int headEnd) {
        for (int line = answer.indexOf('\n') + 1; line < headEnd; line = answer.indexOf('\n', line) + 1) {
            if (answer.regionMatches(true, line, LENGTH, 0, LENGTH.length())) {
                return Integer.parseInt(answer.substring(line + LENGTH.length(), answer.indexOf('\r', line))
                        .trim());
            }
        }
        return UNSAID;
    }
}
