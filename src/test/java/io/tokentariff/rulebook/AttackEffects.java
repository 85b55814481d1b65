package io.tokentariff.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What attacks leave behind: a property, a file, a thread. */
final class AttackEffects {

    private static final String PREFIX = "attack.";
    private static final String FOLDER = "attack.dir";

    private final Path folder;

    AttackEffects(Path folder) {
        this.folder = folder;
        System.setProperty(FOLDER, folder.toString());
    }

    boolean happened(AttackFile attack) {
        String name = PREFIX + attack.stem();
        return System.getProperty(name) != null
                || Files.exists(folder.resolve(attack.stem()))
                || Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals(name) && !thread.isInterrupted());
    }

    /** Takes away what the attack left behind. */
    void undo(AttackFile attack) throws IOException {
        String name = PREFIX + attack.stem();
        System.clearProperty(name);
        Files.deleteIfExists(folder.resolve(attack.stem()));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(name)) {
                thread.setName("done");
                thread.interrupt();
            }
        }
    }
}
