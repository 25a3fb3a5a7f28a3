package io.anlan.twin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a server says to bytes no HTTP client would send. */
record RawAnswer(String text) {
    private static final int PATIENCE_MILLIS = 30_000;

    static RawAnswer to(URI server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (SocketException refusedBeforeTheEnd) {
                // The answer may be there already although the server did not read on.
                return new RawAnswer(read(socket));
            }
            return new RawAnswer(read(socket));
        }
    }

    String statusLine() {
        return text.lines().findFirst().orElse("");
    }

    private static String read(Socket socket) throws IOException {
        byte[] buffer = new byte[8_192];
        StringBuilder text = new StringBuilder();
        for (int n = socket.getInputStream().read(buffer);
                n > 0;
                n = socket.getInputStream().read(buffer)) {
            text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            if (text.indexOf("\r\n\r\n") > 0 && text.indexOf("correlationId") > 0) {
                break;
            }
        }
        return text.toString();
    }
}
