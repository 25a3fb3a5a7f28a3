package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the chunks of one backup with AES-256-GCM. The key belongs to this backup alone, so the chunk's number is nonce
 * enough; number and backup are also authenticated, so a chunk opens in its own place only.
 */
public final class ChunkSeal {
    private static final byte[] MAGIC = "ANLB".getBytes(UTF_8);
    private static final byte VERSION = 1;
    private static final int HEADER = MAGIC.length + 1 + Integer.BYTES;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] backup;

    public ChunkSeal(BackupKey key, Manifest.Key of, String backupId) {
        this.key = new SecretKeySpec(key.chunkKey(of.saltBytes()), "AES");
        this.backup = backupId.getBytes(UTF_8);
    }

    /** The chunk as it is stored. A number must be sealed once only. */
    public byte[] seal(int number, byte[] plain) {
        byte[] header = header(number);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, number, header).doFinal(plain);
            return ByteBuffer.allocate(header.length + sealed.length)
                    .put(header)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** What was sealed under this number. */
    public byte[] open(int number, byte[] stored) throws BadBackupException {
        if (stored.length < HEADER + TAG_BITS / Byte.SIZE || !startsWith(stored, MAGIC)) {
            throw new BadBackupException("chunk " + number + " is no chunk of a backup, or is cut short");
        }
        if (stored[MAGIC.length] != VERSION) {
            throw new BadBackupException(
                    "chunk " + number + " has version " + stored[MAGIC.length] + "; this program reads " + VERSION);
        }
        byte[] header = header(number);
        if (!startsWith(stored, header)) {
            throw new BadBackupException("in the place of chunk " + number + " lies another one");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, number, header).doFinal(stored, HEADER, stored.length - HEADER);
        } catch (AEADBadTagException e) {
            throw new BadBackupException("chunk " + number + " was changed, or is of another backup");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, int number, byte[] header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(NONCE).putLong(Integer.BYTES, number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(backup);
        return cipher;
    }

    private static byte[] header(int number) {
        return ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(VERSION)
                .putInt(number)
                .array();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
