package io.anlan.client.receipt;

import io.anlan.kernel.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks a receipt with nothing but the published keys: text, leaf, path, root, signature. */
public final class ReceiptCheck {

    private static final String SIGNED_HEAD = "anlan-receipt-root-v1\n";
    private static final int HASH_HEX_LENGTH = 64;
    private static final int PATH_MAX = 64;

    private final ReceiptKeys keys;

    /** Checks with these keys. */
    public ReceiptCheck(ReceiptKeys keys) {
        this.keys = keys;
    }

    /** Everything that is wrong with the receipt; empty when it is to be believed. */
    public Set<ReceiptFault> faults(Receipt receipt) {
        Set<ReceiptFault> faults = EnumSet.noneOf(ReceiptFault.class);
        if (receipt.version() != 1) {
            faults.add(ReceiptFault.UNKNOWN_VERSION);
        }
        if (!receipt.leafText().equals(text(receipt))) {
            faults.add(ReceiptFault.TEXT_DIFFERS);
        }
        Optional<byte[]> leaf = hash(receipt.leaf());
        byte[] expected = Merkle.leaf(receipt.leafText().getBytes(StandardCharsets.UTF_8));
        if (leaf.isEmpty() || !Arrays.equals(leaf.get(), expected)) {
            faults.add(ReceiptFault.LEAF_DIFFERS);
        }
        if (!pathHolds(receipt, expected)) {
            faults.add(ReceiptFault.PATH_BROKEN);
        }
        signatureFault(receipt).ifPresent(faults::add);
        return faults;
    }

    /** The lines that are hashed, written anew from the fields. */
    private static String text(Receipt receipt) {
        return "anlan-receipt v1"
                + "\nnumber:" + receipt.registrationNo()
                + "\ncampaign:" + receipt.campaign()
                + "\nperson:" + receipt.personCommitment()
                + "\nsite:" + receipt.site()
                + "\nacceptedAt:" + receipt.acceptedAt()
                + "\nchannel:" + receipt.channel()
                + "\ndurability:" + receipt.durability()
                + "\n";
    }

    private static boolean pathHolds(Receipt receipt, byte[] leaf) {
        List<byte[]> path = receipt.path().stream()
                .limit(PATH_MAX)
                .flatMap(hex -> hash(hex).stream())
                .toList();
        Optional<byte[]> root = hash(receipt.root());
        return root.isPresent()
                && path.size() == receipt.path().size()
                && Merkle.verify(leaf, receipt.index(), receipt.count(), path, root.get());
    }

    private Optional<ReceiptFault> signatureFault(Receipt receipt) {
        Optional<PublicKey> key = keys.key(receipt.kid());
        if (key.isEmpty()) {
            return Optional.of(ReceiptFault.UNKNOWN_KEY);
        }
        // Either site may issue a receipt again, also one of an acceptance of the other: after a failover it has to.
        String signed = SIGNED_HEAD + receipt.kid() + "\n" + receipt.root().toLowerCase(Locale.ROOT) + "\n";
        return isSigned(signed, receipt.signature(), key.get())
                ? Optional.empty()
                : Optional.of(ReceiptFault.SIGNATURE_WRONG);
    }

    private static boolean isSigned(String text, String signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<byte[]> hash(String hex) {
        try {
            return hex.length() == HASH_HEX_LENGTH ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
