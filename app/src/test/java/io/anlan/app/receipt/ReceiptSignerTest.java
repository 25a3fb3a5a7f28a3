package io.anlan.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.identity.Keyring;
import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts are checked here by the JDK alone, from the JSON, as somebody else's program would. */
class ReceiptSignerTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String ED25519_DER = "302a300506032b6570032100";

    @TempDir
    Path folder = Path.of("");

    private ReceiptSigner signer() throws IOException {
        return new ReceiptSigner(new Keyring(KeyFolder.ofSiteA(folder).folder(), new SetTicker(1_000_000)));
    }

    @Test
    void every_root_that_was_signed_is_in_the_chain() throws Exception {
        var chain = new RootChain();
        assertThat(chain.head()).isEqualTo(new RootChain.Head(0, ""));

        chain.add("aa");
        chain.add("bb");
        var other = new RootChain();
        other.add("cc");
        other.add("bb");

        assertThat(chain.head().count()).isEqualTo(2);
        assertThat(chain.head().hash()).hasSize(64).isNotEqualTo(other.head().hash());
    }

    @Test
    void every_receipt_of_a_batch_of_any_size_proves_itself() throws Exception {
        for (var count : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 64, 127, 128}) {
            var receipts = signer().sign(contents(count));

            assertThat(receipts).hasSize(count);
            for (var receipt : receipts) {
                assertThat(good(new JsonObject(receipt.json())))
                        .as("%s of %s", receipt.index(), count)
                        .isTrue();
                assertThat(receipt.path()).hasSizeLessThanOrEqualTo(7);
            }
        }
    }

    @Test
    void the_leaf_text_is_the_receipts_own_fields_line_by_line() throws IOException {
        var receipt = signer().sign(contents(3)).get(1);

        assertThat(receipt.leafText())
                .isEqualTo("anlan-receipt v1\nnumber:" + receipt.registrationNo()
                        + "\ncampaign:spring-1\nperson:" + receipt.personCommitment()
                        + "\nsite:site-a\nacceptedAt:2026-11-21T08:00:00.000001+08:00\nchannel:wechat"
                        + "\ndurability:BOTH_SITES\n");
    }

    @Test
    void who_knows_the_person_key_can_show_that_the_receipt_is_theirs() throws Exception {
        var content = contents(1).get(0);
        var receipt = signer().sign(List.of(content)).get(0);

        var commitment = MessageDigest.getInstance("SHA-256");
        commitment.update(content.personKey().bytes());
        commitment.update(receipt.registrationNo().getBytes(StandardCharsets.US_ASCII));

        assertThat(receipt.personCommitment()).isEqualTo(HEX.formatHex(commitment.digest()));
        assertThat(receipt.json()).doesNotContain(content.personKey().hex());
    }

    @Test
    void whatever_is_changed_the_receipt_no_longer_proves_itself() throws Exception {
        var whole = new JsonObject(signer().sign(contents(5)).get(2).json());
        var neighbour = new JsonObject(signer().sign(contents(5)).get(3).json());

        for (var field : List.of("leafText", "root", "signature", "kid")) {
            var changed = whole.copy().put(field, flipped(whole.getString(field)));
            assertThat(good(changed)).as(field).isFalse();
        }
        assertThat(good(whole.copy().put("index", 3))).isFalse();
        assertThat(good(whole.copy().put("path", neighbour.getJsonArray("path"))))
                .isFalse();
        assertThat(good(whole)).isTrue();
    }

    @Test
    void an_empty_batch_needs_no_signature() throws IOException {
        assertThat(signer().sign(List.of())).isEmpty();
    }

    private boolean good(JsonObject receipt) throws IOException, GeneralSecurityException {
        var text = receipt.getString("leafText").getBytes(StandardCharsets.UTF_8);
        var node = sha256(new byte[] {0}, text);
        var path = receipt.getJsonArray("path");
        var used = 0;
        var place = receipt.getInteger("index");
        for (int width = receipt.getInteger("count"); width > 1; width = (width + 1) / 2) {
            if ((place ^ 1) < width) {
                var neighbour = HEX.parseHex(path.getString(used++));
                node = place % 2 == 0
                        ? sha256(new byte[] {1}, node, neighbour)
                        : sha256(new byte[] {1}, neighbour, node);
            }
            place /= 2;
        }
        var signed = "anlan-receipt-root-v1\n" + receipt.getString("kid") + "\n" + HEX.formatHex(node) + "\n";
        var signature = Signature.getInstance("Ed25519", "SunEC");
        signature.initVerify(publicKey());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return used == path.size()
                && HEX.formatHex(node).equals(receipt.getString("root"))
                && signature.verify(Base64.getDecoder().decode(receipt.getString("signature")));
    }

    private PublicKey publicKey() throws IOException, GeneralSecurityException {
        var lines = new Properties();
        try (var in = java.nio.file.Files.newInputStream(folder.resolve("receipt-site-a-1.public.key"))) {
            lines.load(in);
        }
        var der = HEX.parseHex(ED25519_DER + HEX.formatHex(Base64.getDecoder().decode(lines.getProperty("key"))));
        return KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(der));
    }

    private static List<ReceiptContent> contents(int count) {
        var contents = new ArrayList<ReceiptContent>();
        for (var i = 0; i < count; i++) {
            var person = new byte[32];
            person[0] = (byte) i;
            var key = new PersonKey(person);
            contents.add(new ReceiptContent(
                    RegistrationNo.of(new byte[32], "spring-1", key).value(),
                    "spring-1",
                    key,
                    SiteId.SITE_A,
                    1_795_219_200_000_000L + i,
                    "wechat",
                    "BOTH_SITES"));
        }
        return contents;
    }

    private static String flipped(String text) {
        var at = text.length() / 2;
        return text.substring(0, at) + (text.charAt(at) == 'a' ? 'b' : 'a') + text.substring(at + 1);
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
