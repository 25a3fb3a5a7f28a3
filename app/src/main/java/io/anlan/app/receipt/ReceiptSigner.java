package io.anlan.app.receipt;

import io.anlan.app.identity.Key;
import io.anlan.app.identity.KeyKind;
import io.anlan.app.identity.Keyring;
import io.anlan.app.problem.Moment;
import io.anlan.kernel.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/**
 * Signs receipts, many at a time: one Ed25519 signature over the Merkle root of the batch, to which each receipt carries
 * its path. A receipt may be signed again, by either site: it says the same, though not in the same bytes.
 */
public final class ReceiptSigner {

    private static final String DOMAIN = "anlan-receipt-root-v1";

    private final Keyring keyring;
    private final RootChain chain = new RootChain();
    private volatile @Nullable Prepared prepared;

    public ReceiptSigner(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Signs the contents in their order; one receipt for each. */
    public List<Receipt> sign(List<ReceiptContent> contents) {
        if (contents.isEmpty()) {
            return List.of();
        }
        var leaves = contents.stream().map(Leaf::of).toList();
        var tree = Merkle.over(leaves.stream().map(Leaf::hash).toList());
        var key = keyring.writer(KeyKind.RECEIPT);
        var root = HexFormat.of().formatHex(tree.root());
        chain.add(root);
        var signature = Base64.getEncoder().encodeToString(sign(key, root));
        var receipts = new ArrayList<Receipt>(contents.size());
        for (var i = 0; i < contents.size(); i++) {
            var path = tree.path(i).stream().map(HexFormat.of()::formatHex).toList();
            receipts.add(leaves.get(i).receipt(key.kid(), i, contents.size(), path, root, signature));
        }
        return receipts;
    }

    /** Every root that was signed here, in its order. */
    public RootChain chain() {
        return chain;
    }

    /** What is signed: the kid is in it, so that a signature cannot be passed off as another key's. */
    static byte[] signedText(String kid, String hexRoot) {
        return (DOMAIN + "\n" + kid + "\n" + hexRoot + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sign(Key key, String hexRoot) {
        var signer = new Ed25519Signer();
        signer.init(true, prepared(key));
        var text = signedText(key.kid(), hexRoot);
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    /** The key with its public half worked out once: that costs as much as a signature. */
    private Ed25519PrivateKeyParameters prepared(Key key) {
        var known = prepared;
        // The same object or one read anew: comparing the material would be wasted on the hot path.
        if (known == null || known.key != key) {
            known = new Prepared(key, new Ed25519PrivateKeyParameters(key.material(), 0));
            prepared = known;
        }
        return known.parameters;
    }

    private record Prepared(Key key, Ed25519PrivateKeyParameters parameters) {}

    private record Leaf(ReceiptContent content, String commitment, String acceptedAt, String text, byte[] hash) {

        static Leaf of(ReceiptContent content) {
            var commitment = LeafText.personCommitment(content);
            var acceptedAt = Moment.text(content.acceptedAtMicros());
            var text = LeafText.of(content, commitment, acceptedAt);
            return new Leaf(content, commitment, acceptedAt, text, Merkle.leaf(text.getBytes(StandardCharsets.UTF_8)));
        }

        Receipt receipt(String kid, int index, int count, List<String> path, String root, String signature) {
            return new Receipt(
                    1,
                    kid,
                    content.site().id(),
                    content.registrationNo(),
                    content.campaign(),
                    commitment,
                    acceptedAt,
                    content.channel(),
                    content.durability(),
                    text,
                    HexFormat.of().formatHex(hash),
                    index,
                    count,
                    path,
                    root,
                    signature);
        }
    }
}
