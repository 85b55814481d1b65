package io.tokentariff.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every attack, every command: each ends soon, in a small heap, with a sentence that names the file. */
@Tag("soak")
class ResourceAttackSoakTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandEndsInTimeAndLittleMemory() throws Exception {
        List<Attack> attacks = Attacks.all();
        List<AttackRunner.Ran> all = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (int next = 0; next < attacks.size(); ) {
            List<AttackRunner.Ran> ran = run(next);
            all.addAll(ran);
            int last = ran.isEmpty() ? next : ran.get(ran.size() - 1).attack();
            next = last == attacks.size() - 1 ? attacks.size() : last + 1;
        }
        for (AttackRunner.Ran ran : all) {
            Attack attack = attacks.get(ran.attack());
            boolean ended = ran.millis() <= attack.most().toMillis()
                    && ran.exit() <= 5
                    && !ran.said().startsWith("TRACE");
            boolean named = ran.exit() == 0 || ran.named();
            if (!ended || !named) {
                failed.add("%s, %s: %s".formatted(attack, ran.command(), ran));
            }
        }
        System.out.printf(
                "%d attacks, %d commands, the longest %d ms of processor time%n",
                attacks.size(),
                all.size(),
                all.stream().mapToLong(AttackRunner.Ran::millis).max().orElse(0));
        assertThat(failed).isEmpty();
        assertThat(all).hasSize(4 * attacks.size());
    }

    private List<AttackRunner.Ran> run(int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1", // as the launcher of the program has it
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AttackRunner.class.getName(),
                        folder.toString(),
                        "" + first,
                        "")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<AttackRunner.Ran> ran;
        try (var lines = process.inputReader().lines()) {
            ran = lines.map(AttackRunner.Ran::of).toList();
        }
        process.waitFor();
        return ran;
    }
}
