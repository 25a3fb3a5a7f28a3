package io.anlan.app.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The lines a receipt's leaf hash is taken over. Anyone can write them down again from the receipt's fields. */
final class LeafText {

    private LeafText() {}

    static String of(ReceiptContent content, String personCommitment, String acceptedAt) {
        return "anlan-receipt v1"
                + "\nnumber:" + content.registrationNo()
                + "\ncampaign:" + content.campaign()
                + "\nperson:" + personCommitment
                + "\nsite:" + content.site().id()
                + "\nacceptedAt:" + acceptedAt
                + "\nchannel:" + content.channel()
                + "\ndurability:" + content.durability()
                + "\n";
    }

    /** Hides the person key, yet lets who knows it show that the receipt is theirs. */
    static String personCommitment(ReceiptContent content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.personKey().bytes());
            digest.update(content.registrationNo().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
