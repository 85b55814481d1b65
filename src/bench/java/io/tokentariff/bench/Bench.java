package io.tokentariff.bench;

import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints the table of ratios. {@code --short} takes about two minutes; {@code --check} fails if a bound is missed by more than
 * 30 %.
 */
public final class Bench {

    private static final int LINES = 1_000_000;
    private static final int FEW_LINES = 200_000;

    private Bench() {}

    /** @param args the project's folder, the program's jar, then options */
    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args).subList(2, args.length);
        boolean quick = options.contains("--short");
        Path home = Path.of(args[0]);
        Path folder = home.resolve("target").resolve("bench");
        Path rules = home.resolve("rules");
        int lines = quick ? FEW_LINES : LINES;
        Report report = new Report();
        System.out.printf(
                "%s, %s, %d processors%n",
                System.getProperty("java.vm.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        Rulebook rulebook = RulebookLoader.load(rules);
        new InMemory(rulebook).report(report, quick);
        new WholeFile(RulebookLoader.load(rules), folder, lines).report(report, quick);
        if (!quick) {
            new Memory(Path.of(args[1]), rules, folder, lines).report(report);
            new Growth(rules).report(report, false);
        }
        if (!options.contains("--no-starts")) {
            new Starts(home, folder).report(report, quick);
        }
        if (options.contains("--check") && !report.failures().isEmpty()) {
            System.out.printf("%nMissed by more than 30 %%: %s%n", String.join("; ", report.failures()));
            System.exit(1);
        }
    }
}
