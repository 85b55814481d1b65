package io.tokentariff.http.store;

import io.tokentariff.http.journal.AuditLog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A process that publishes as fast as it can, and says of each publication that it is done, until it is killed. */
final class Publisher {

    static final String READY = "ready";

    private Publisher() {}

    static Path repository(Path folder) {
        return folder.resolve("rules.git");
    }

    static Path log(Path folder) {
        return folder.resolve("audit.jsonl");
    }

    /**
     * Publishes without an end.
     *
     * @param args the folder to work in, and what the prices begin with
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (RulebookStore store = Stores.open(repository(folder));
                AuditLog log = AuditLog.open(log(folder), Stores.NOON)) {
            out.println(READY);
            for (int i = 1; !out.checkError(); i++) { // until it is killed, or nobody listens
                out.println(published(store, log, "%s.%07d1".formatted(args[1], i)));
            }
        }
    }

    /** Publishes a price and notes it; returns the revision's commit. */
    static String published(RulebookStore store, AuditLog log, String price) {
        String revision =
                Stores.publish(store, Stores.submitted(store, price)).revision().id();
        log.append("bob", "publish", Map.of("revision", revision));
        return revision;
    }
}
