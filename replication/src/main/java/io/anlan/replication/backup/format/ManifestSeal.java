package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * A manifest as it is stored: one line of JSON, and one with its HMAC-SHA256 in hexadecimal. Nothing of it is believed before
 * the second line fits the first, save what is needed to find the key.
 */
public final class ManifestSeal {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ManifestSeal() {}

    /** The manifest as it is stored. */
    public static byte[] seal(SealedManifest manifest, BackupKey key) {
        try {
            byte[] json = JSON.writeValueAsBytes(manifest);
            return (new String(json, UTF_8) + '\n' + mac(json, manifest.key(), key) + '\n').getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest is plain data", e);
        }
    }

    /** Reads the stored manifest of a backup that must be of this database. */
    public static Manifest open(byte[] stored, Function<String, Optional<BackupKey>> keys, String site, String store)
            throws BadBackupException {
        return open(stored, keys, new Kind<>(Manifest.class, Manifest.PRODUCT, Manifest.VERSION), site, store);
    }

    /** Reads the stored manifest of a segment that must be of this database. */
    public static SegmentManifest openSegment(
            byte[] stored, Function<String, Optional<BackupKey>> keys, String site, String store)
            throws BadBackupException {
        Kind<SegmentManifest> kind =
                new Kind<>(SegmentManifest.class, SegmentManifest.PRODUCT, SegmentManifest.VERSION);
        return open(stored, keys, kind, site, store);
    }

    private record Kind<M extends SealedManifest>(Class<M> type, String product, int version) {}

    private static <M extends SealedManifest> M open(
            byte[] stored, Function<String, Optional<BackupKey>> keys, Kind<M> kind, String site, String store)
            throws BadBackupException {
        int end = indexOfNewline(stored);
        byte[] json = Arrays.copyOf(stored, end);
        JsonNode seen = parse(json);
        if (!kind.product().equals(seen.path("product").asText())) {
            throw new BadBackupException("this is no backup of ours");
        }
        int version = seen.path("formatVersion").asInt();
        if (version != kind.version()) {
            throw BadBackupException.untold(
                    "the backup has format version " + version + "; this program reads " + kind.version());
        }
        Manifest.Key sealedWith = sealedWith(seen);
        BackupKey key = keys.apply(sealedWith.kid())
                .orElseThrow(() -> BadBackupException.untold("the keyring has no backup key " + sealedWith.kid()));
        byte[] told = Arrays.copyOfRange(stored, Math.min(end + 1, stored.length), stored.length);
        byte[] due = (mac(json, sealedWith, key) + '\n').getBytes(US_ASCII);
        if (!MessageDigest.isEqual(told, due)) {
            throw new BadBackupException(
                    "the manifest was changed or cut short, or was not made with this key " + sealedWith.kid());
        }
        return checked(json, kind.type(), site, store);
    }

    private static <M extends SealedManifest> M checked(byte[] json, Class<M> type, String site, String store)
            throws BadBackupException {
        M manifest;
        try {
            manifest = JSON.readValue(json, type);
        } catch (IOException e) {
            throw BadBackupException.untold("the manifest says things this program does not know");
        }
        Manifest.Source source = manifest.source();
        if (!source.site().equals(site) || !source.store().equals(store)) {
            throw new BadBackupException("the backup is of the " + source.store() + " store of " + source.site()
                    + ", not of the " + store + " store of " + site);
        }
        return manifest;
    }

    private static Manifest.Key sealedWith(JsonNode seen) throws BadBackupException {
        JsonNode key = seen.path("key");
        String salt = key.path("salt").asText();
        if (!salt.matches("[0-9a-f]{64}")) {
            throw new BadBackupException("the manifest names no salt");
        }
        String kid = key.path("kid").asText();
        // It is told to people and logs before anything vouches for it.
        if (!BackupKey.NAME.matcher(kid).matches()) {
            throw new BadBackupException("the manifest names no key");
        }
        return new Manifest.Key(kid, salt);
    }

    private static JsonNode parse(byte[] json) throws BadBackupException {
        try {
            JsonNode seen = JSON.readTree(json);
            return seen == null ? MissingNode.getInstance() : seen;
        } catch (IOException e) {
            throw new BadBackupException("the manifest is no JSON");
        }
    }

    private static int indexOfNewline(byte[] stored) throws BadBackupException {
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] == '\n') {
                return i;
            }
        }
        throw new BadBackupException("the manifest is cut short");
    }

    private static String mac(byte[] json, Manifest.Key with, BackupKey key) {
        return HexFormat.of().formatHex(BackupKey.hmac(key.manifestKey(with.saltBytes()), json));
    }
}
