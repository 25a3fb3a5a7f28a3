package io.anlan.client.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Merkle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptCheckTest {

    private static final String KID = "receipt-site-a-1";
    private static final KeyPair KEY = keyPair();
    private static final KeyPair OTHER = keyPair();

    private final ReceiptCheck check = new ReceiptCheck(ReceiptKeys.of(new JsonObject()
            .put(
                    "keys",
                    new JsonArray()
                            .add(jwk(KID, KEY))
                            .add(jwk("receipt-site-b-1", OTHER))
                            .add(new JsonObject().put("kty", "RSA").put("kid", "another")))));

    @ParameterizedTest
    @MethodSource("places")
    void a_receipt_of_any_place_in_a_batch_of_any_size_is_believed(int index, int count) {
        assertThat(check.faults(Receipt.of(receipt(index, count)))).isEmpty();
    }

    static Stream<Arguments> places() {
        return IntStream.of(1, 2, 3, 7, 128)
                .boxed()
                .flatMap(count ->
                        IntStream.of(0, count / 2, count - 1).distinct().mapToObj(index -> Arguments.of(index, count)));
    }

    static Stream<Arguments> changed() {
        return Stream.of(
                Arguments.of("durability", "ONE_SITE", Set.of(ReceiptFault.TEXT_DIFFERS)),
                Arguments.of("registrationNo", "M", Set.of(ReceiptFault.TEXT_DIFFERS)),
                Arguments.of("acceptedAt", "2020-01-01T00:00:00.000000+08:00", Set.of(ReceiptFault.TEXT_DIFFERS)),
                Arguments.of(
                        "leafText",
                        "anlan-receipt v1\n",
                        Set.of(ReceiptFault.TEXT_DIFFERS, ReceiptFault.LEAF_DIFFERS, ReceiptFault.PATH_BROKEN)),
                Arguments.of("leaf", "00".repeat(32), Set.of(ReceiptFault.LEAF_DIFFERS)),
                Arguments.of("leaf", "zz", Set.of(ReceiptFault.LEAF_DIFFERS)),
                Arguments.of("index", 1, Set.of(ReceiptFault.PATH_BROKEN)),
                Arguments.of("count", 3, Set.of(ReceiptFault.PATH_BROKEN)),
                Arguments.of("path", new JsonArray(), Set.of(ReceiptFault.PATH_BROKEN)),
                Arguments.of("path", new JsonArray().add("nonsense"), Set.of(ReceiptFault.PATH_BROKEN)),
                Arguments.of("root", "11".repeat(32), Set.of(ReceiptFault.PATH_BROKEN, ReceiptFault.SIGNATURE_WRONG)),
                Arguments.of("signature", "AAAA", Set.of(ReceiptFault.SIGNATURE_WRONG)),
                Arguments.of("signature", "not base64!", Set.of(ReceiptFault.SIGNATURE_WRONG)),
                Arguments.of("kid", "receipt-site-a-9", Set.of(ReceiptFault.UNKNOWN_KEY)),
                Arguments.of("kid", "receipt-site-b-1", Set.of(ReceiptFault.SIGNATURE_WRONG)),
                Arguments.of("version", 2, Set.of(ReceiptFault.UNKNOWN_VERSION)));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whatever_is_changed_in_a_receipt_is_found(String field, Object value, Set<ReceiptFault> faults) {
        JsonObject receipt = receipt(2, 5).put(field, value);

        assertThat(check.faults(Receipt.of(receipt))).isEqualTo(faults);
    }

    @Test
    void an_empty_receipt_is_not_believed() {
        assertThat(check.faults(Receipt.of(new JsonObject())))
                .contains(ReceiptFault.UNKNOWN_VERSION, ReceiptFault.UNKNOWN_KEY, ReceiptFault.PATH_BROKEN);
    }

    @Test
    void a_receipt_that_the_other_site_issued_again_is_believed() {
        JsonObject receipt = receipt(0, 1).put("kid", "receipt-site-b-1");
        receipt.put("signature", sign(OTHER, "receipt-site-b-1", receipt.getString("root")));

        assertThat(check.faults(Receipt.of(receipt))).isEmpty();
    }

    @Test
    void a_receipt_signed_by_the_other_sites_key_under_this_sites_name_is_not_believed() {
        JsonObject receipt = receipt(0, 1);
        receipt.put("signature", sign(OTHER, KID, receipt.getString("root")));

        assertThat(check.faults(Receipt.of(receipt))).containsExactly(ReceiptFault.SIGNATURE_WRONG);
    }

    private static JsonObject receipt(int index, int count) {
        List<byte[]> leaves = IntStream.range(0, count)
                .mapToObj(i -> Merkle.leaf(text(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        Merkle tree = Merkle.over(leaves);
        String root = HexFormat.of().formatHex(tree.root());
        JsonArray path = new JsonArray();
        tree.path(index).forEach(hash -> path.add(HexFormat.of().formatHex(hash)));
        return new JsonObject()
                .put("version", 1)
                .put("kid", KID)
                .put("site", "site-a")
                .put("registrationNo", "N" + index)
                .put("campaign", "c")
                .put("personCommitment", "ab".repeat(32))
                .put("acceptedAt", "2026-11-21T10:00:00.000001+08:00")
                .put("channel", "wechat")
                .put("durability", "BOTH_SITES")
                .put("leafText", text(index))
                .put("leaf", HexFormat.of().formatHex(leaves.get(index)))
                .put("index", index)
                .put("count", count)
                .put("path", path)
                .put("root", root)
                .put("signature", sign(KEY, KID, root));
    }

    private static String text(int number) {
        return "anlan-receipt v1\nnumber:N" + number + "\ncampaign:c\nperson:" + "ab".repeat(32)
                + "\nsite:site-a\nacceptedAt:2026-11-21T10:00:00.000001+08:00\nchannel:wechat\ndurability:BOTH_SITES\n";
    }

    private static String sign(KeyPair key, String kid, String root) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key.getPrivate());
            signer.update(("anlan-receipt-root-v1\n" + kid + "\n" + root + "\n").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }

    private static JsonObject jwk(String kid, KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", kid)
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new AssertionError(cause);
        }
    }
}
