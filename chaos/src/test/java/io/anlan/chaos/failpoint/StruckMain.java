package io.anlan.chaos.failpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A program with a method to be struck: a line of its input is put, and comes out when that is done. */
final class StruckMain {
    private StruckMain() {}

    public static void main(String[] none) throws IOException {
        StruckMain struck = new StruckMain();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var unused = struck.put(line).thenAccept(System.out::println);
        }
    }

    private CompletionStage<String> put(String word) {
        return CompletableFuture.completedFuture(word);
    }
}
