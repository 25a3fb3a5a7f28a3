package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.BackupAddress;
import io.anlan.replication.backup.BackupStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One object of a bucket per object. A put counts only when the service names the checksum of what we sent. */
public final class S3Store implements BackupStore {
    private static final byte[] NOTHING = {};
    private static final SortedMap<String, String> NO_QUERY = new TreeMap<>();
    private static final int NOT_FOUND = 404;
    private static final String ENCRYPTED = "x-amz-server-side-encryption";

    private final S3Address address;
    private final S3Calls calls;

    public S3Store(S3Address address, Ticker ticker) {
        this.address = address;
        this.calls = new S3Calls(address, ticker);
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        HttpResponse<byte[]> answer =
                calls.send("PUT", BackupAddress.checked(name), NO_QUERY, content, heard -> tagDefect(heard, content));
        demand(answer);
        // Encrypting services name another tag than the checksum; then only reading tells.
        if (!isChecksum(tag(answer)) && !Arrays.equals(get(name), content)) {
            throw new IOException("the store " + address + " gives back something else than was put");
        }
    }

    @Override
    public byte[] get(String name) throws IOException {
        HttpResponse<byte[]> answer = calls.send(
                "GET", BackupAddress.checked(name), NO_QUERY, NOTHING, heard -> tagDefect(heard, heard.body()));
        if (answer.statusCode() == NOT_FOUND) {
            throw new NoSuchFileException(name);
        }
        demand(answer);
        return answer.body();
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            SortedMap<String, String> query = new TreeMap<>();
            query.put("list-type", "2");
            query.put("prefix", prefix);
            if (!next.isEmpty()) {
                query.put("continuation-token", next);
            }
            HttpResponse<byte[]> answer = calls.send("GET", "", query, NOTHING, heard -> "");
            demand(answer);
            S3Listing page = S3Listing.parse(answer.body());
            names.addAll(page.names());
            if (!next.isEmpty() && next.equals(page.next())) {
                throw new IOException("the store " + address + " tells the same page of its list again");
            }
            next = page.next();
        } while (!next.isEmpty());
        names.sort(null);
        return names;
    }

    @Override
    public void delete(String name) throws IOException {
        HttpResponse<byte[]> answer = calls.send("DELETE", BackupAddress.checked(name), NO_QUERY, NOTHING, heard -> "");
        if (answer.statusCode() != NOT_FOUND) {
            demand(answer);
        }
    }

    @Override
    public String describe() {
        return "S3 " + address;
    }

    private void demand(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the store " + address + " answers " + answer.statusCode() + " " + code(answer));
        }
    }

    private static String tagDefect(HttpResponse<byte[]> answer, byte[] content) {
        String tag = tag(answer);
        boolean wrong = answer.statusCode() / 100 == 2 && isChecksum(tag) && !tag.equals(md5(content));
        return wrong ? "what it has is not what was sent" : "";
    }

    /** The service's word for why, such as SignatureDoesNotMatch. */
    private static String code(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), UTF_8);
        int from = body.indexOf("<Code>");
        int to = body.indexOf("</Code>");
        return from >= 0 && to > from && to - from < 80 ? body.substring(from + 6, to) : "";
    }

    /** Empty where the service has encrypted with a key of somebody's: its tag then looks like a checksum and is none. */
    private static String tag(HttpResponse<byte[]> answer) {
        String encrypted = answer.headers().firstValue(ENCRYPTED).orElse("");
        boolean own =
                answer.headers().firstValue(ENCRYPTED + "-customer-algorithm").isPresent();
        if (own || encrypted.startsWith("aws:kms")) {
            return "";
        }
        return answer.headers().firstValue("ETag").orElse("").replace("\"", "");
    }

    private static boolean isChecksum(String tag) {
        return tag.matches("[0-9a-f]{32}");
    }

    /** The service's checksum, against accidents; the seals guard against people. */
    private static String md5(byte[] content) {
        try {
            return SigV4.hex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
