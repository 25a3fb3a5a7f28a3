package io.anlan.app.receipt.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.anlan.app.testing.NodeForTests;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class ReceiptRoutesTest {

    private static final String NUMBER = RegistrationNo.of(new byte[32], "spring-1", new PersonKey(new byte[32]))
            .value();
    private static final String LEAF = "0123456789abcdef0123456789abcdef";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1");
    private static final int SCALE = 4;

    @Test
    void the_keys_of_both_sites_are_published_and_no_private_one() {
        given().get("/.well-known/anlan-receipt-keys.json")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .body("keys.kid", equalTo(List.of("receipt-site-a-1", "receipt-site-b-1")))
                .body("keys.site", hasItems("site-a", "site-b"))
                .body("keys.crv", everyItem(equalTo("Ed25519")))
                .body("keys.d", everyItem(equalTo(null)));
    }

    @Test
    void the_qr_leads_to_the_receipt_and_names_its_leaf() throws ReaderException {
        var svg = given().header("Host", "vouchers.example")
                .get("/registrations/" + NUMBER + "/qr.svg?leaf=" + LEAF)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .extract()
                .asString();

        assertThat(read(svg)).isEqualTo("http://vouchers.example/r/" + NUMBER + "#" + LEAF);
    }

    @Test
    void a_mistyped_number_or_leaf_is_refused() {
        given().get("/registrations/" + NUMBER.substring(1) + "/qr.svg?leaf=" + LEAF)
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-registration-no"));
        given().get("/registrations/" + NUMBER + "/qr.svg?leaf=../x")
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-value"));
        given().get("/registrations/" + NUMBER + "/qr.svg")
                .then()
                .statusCode(400)
                .body("type", endsWith("/missing-field"));
    }

    @Test
    void who_calls_the_service_by_no_name_gets_no_qr() {
        for (var host : List.of("a".repeat(260), "a".repeat(4_000))) {
            given().header("Host", host)
                    .get("/registrations/" + NUMBER + "/qr.svg?leaf=" + LEAF)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/bad-request"));
        }
    }

    /** Draws the SVG's rectangles and reads them as a scanner would. */
    private static String read(String svg) throws ReaderException {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(box.find()).isTrue();
        var width = Integer.parseInt(box.group(1)) * SCALE;
        var pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        RUN.matcher(svg).results().forEach(run -> {
            var x = Integer.parseInt(run.group(1)) * SCALE;
            var y = Integer.parseInt(run.group(2)) * SCALE;
            for (var row = 0; row < SCALE; row++) {
                var begin = (y + row) * width + x;
                Arrays.fill(pixels, begin, begin + Integer.parseInt(run.group(3)) * SCALE, 0);
            }
        });
        var image = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, width, pixels)));
        var hints = Map.of(
                DecodeHintType.PURE_BARCODE, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        return new QRCodeReader().decode(image, hints).getText();
    }
}
