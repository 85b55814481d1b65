package io.tokentariff.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does a little of everything, so that the launcher can have the JVM archive the classes that takes. Prints nothing; what
 * fails is not archived, and no more than that.
 */
final class StartUpTraining {

    private static final String RECORD =
            "{\"id\":\"1\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":1200,\"output_tokens\":300}\n";

    private StartUpTraining() {}

    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Path usage = Files.createTempFile("tariff", ".jsonl");
        try {
            Files.writeString(usage, RECORD);
            run(nowhere, "quote", "--model", "gpt-4.1-mini", "--input", "1200", "--output", "300", "--no-cache");
            run(nowhere, "quote", "--model", "gpt-4.1-mini", "--input", "1.2M", "--cached", "1M", "--region", "eu");
            run(nowhere, "quote", "--model", "gpt-5-mini", "--input", "300k", "--tier", "batch", "--json");
            run(nowhere, "price", usage.toString());
            run(nowhere, "price", usage.toString(), "--format", "jsonl");
            run(nowhere, "price", usage.toString(), "--json");
            run(nowhere, "explain", "1", usage.toString());
            run(nowhere, "check");
            run(nowhere, "--version");
        } finally {
            Files.delete(usage);
        }
    }

    private static void run(PrintStream nowhere, String... args) {
        Main.run(args, nowhere, nowhere);
    }
}
