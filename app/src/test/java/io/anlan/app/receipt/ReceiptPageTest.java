package io.anlan.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.app.identity.Keyring;
import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of {@code docs/receipts.md} as they stand there. */
class ReceiptPageTest {

    private static final Path PAGE = Path.of("..", "docs", "receipts.md");
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_example_of_the_page_is_a_receipt_of_the_signer() throws IOException {
        assertThat(blocks().get(0))
                .as("put this as the first block of docs/receipts.md")
                .isEqualTo(values(receipts(5).get(2)));
    }

    @Test
    void the_commands_of_the_page_find_the_example_good() throws Exception {
        assertThat(run(String.join("\n", blocks()))).contains("Signature Verified Successfully");
    }

    @Test
    void the_commands_find_every_receipt_of_a_batch_good() throws Exception {
        for (var receipt : receipts(7)) {
            assertThat(run(commands(values(receipt)))).contains("Signature Verified Successfully", receipt.root());
        }
    }

    @Test
    void the_commands_find_a_changed_receipt_bad() throws Exception {
        var values = values(receipts(7).get(4)).replace("channel=wechat", "channel=alipay");

        assertThat(run(commands(values))).contains("Signature Verification Failure");
    }

    private String commands(String values) throws IOException {
        var blocks = new ArrayList<>(blocks());
        blocks.set(0, values);
        return String.join("\n", blocks);
    }

    private static List<String> blocks() throws IOException {
        return COMMANDS.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private String run(String commands) throws IOException, InterruptedException {
        assumeTrue(onPath("openssl") && onPath("xxd"), "openssl and xxd are not on the path");
        var script = folder.resolve("check.sh");
        Files.writeString(script, commands);
        var process = new ProcessBuilder("sh", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static boolean onPath(String program) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String values(Receipt receipt) throws IOException {
        return "number=" + receipt.registrationNo()
                + "\ncampaign=" + receipt.campaign()
                + "\nperson=" + receipt.personCommitment()
                + "\nsite=" + receipt.site()
                + "\nacceptedAt=" + receipt.acceptedAt()
                + "\nchannel=" + receipt.channel()
                + "\ndurability=" + receipt.durability()
                + "\nkid=" + receipt.kid()
                + "\nindex=" + receipt.index()
                + "\ncount=" + receipt.count()
                + "\npath='" + String.join("\n", receipt.path()) + "'"
                + "\nsignature=" + receipt.signature()
                + "\nx=" + publicKey()
                + "\n";
    }

    private String publicKey() throws IOException {
        var lines = new Properties();
        try (var in = Files.newInputStream(folder.resolve("keys").resolve("receipt-site-a-1.public.key"))) {
            lines.load(in);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getDecoder().decode(lines.getProperty("key")));
    }

    private List<Receipt> receipts(int count) throws IOException {
        var keys = KeyFolder.ofSiteA(folder.resolve("keys")).folder();
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
                    1_795_219_200_123_456L + i,
                    "wechat",
                    "BOTH_SITES"));
        }
        return new ReceiptSigner(new Keyring(keys, new SetTicker(1_000_000))).sign(contents);
    }
}
