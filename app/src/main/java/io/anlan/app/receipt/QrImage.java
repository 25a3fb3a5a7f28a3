package io.anlan.app.receipt;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code as SVG, drawn without any imaging library. */
public final class QrImage {

    /** Readers need four modules of white around the code. */
    private static final int QUIET = 4;

    private QrImage() {}

    /** The SVG document of a text. */
    public static String svg(String text) {
        try {
            return svg(Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters fits no QR code", tooLong);
        }
    }

    private static String svg(ByteMatrix modules) {
        var width = modules.getWidth() + 2 * QUIET;
        var path = new StringBuilder(4096);
        for (var y = 0; y < modules.getHeight(); y++) {
            appendRow(path, modules, y);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + width
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path
                + "\"/></svg>";
    }

    /** One rectangle for each run of dark modules. */
    private static void appendRow(StringBuilder path, ByteMatrix modules, int y) {
        var x = 0;
        while (x < modules.getWidth()) {
            if (modules.get(x, y) == 0) {
                x++;
                continue;
            }
            var begin = x;
            while (x < modules.getWidth() && modules.get(x, y) == 1) {
                x++;
            }
            path.append('M').append(begin + QUIET).append(' ').append(y + QUIET);
            path.append('h').append(x - begin).append("v1h-").append(x - begin).append('z');
        }
    }
}
