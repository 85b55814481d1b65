package io.tokentariff.bench;

import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints one section of the table of ratios. {@code --short} measures less; {@code --check} fails if a bound is missed by more
 * than 30 % three times one after the other.
 */
public final class Bench {

    private static final int LINES = 1_000_000;
    private static final int FEW_LINES = 200_000;
    private static final int ATTEMPTS = 3;

    /** Some rows of the table. */
    @FunctionalInterface
    private interface Section {
        void report(Report report) throws Exception;
    }

    private Bench() {}

    /** @param args the project's folder, the program's jar, the section, then options */
    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args).subList(3, args.length);
        boolean check = options.contains("--check");
        Section section = section(args[2], Path.of(args[0]), Path.of(args[1]), options.contains("--short"));
        Set<String> missed = missed(section, check ? ATTEMPTS : 1);
        if (check && !missed.isEmpty()) {
            System.out.printf("%nMissed by more than 30 %%: %s%n", String.join("; ", missed));
            System.exit(1);
        }
    }

    private static Section section(String name, Path home, Path jar, boolean quick) {
        Path folder = home.resolve("target").resolve("bench");
        Path rules = home.resolve("rules");
        int lines = quick ? FEW_LINES : LINES;
        return switch (name) {
            case "record" -> report -> new InMemory(RulebookLoader.load(rules)).report(report, quick);
            case "file" -> report -> new WholeFile(RulebookLoader.load(rules), folder, lines).report(report, quick);
            case "kinds" -> report -> new WholeFile(RulebookLoader.load(rules), folder, lines).ownKinds(report);
            case "heap" -> report -> new Memory(jar, rules, folder, lines).report(report);
            case "discounts" -> report -> new Discounts(rules, folder, lines).report(report, quick);
            case "growth" -> report -> new Growth(rules).report(report, quick);
            case "process" -> report -> new Starts(home, folder).files(report, quick);
            case "start" -> report -> new Starts(home, folder).report(report, quick);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Returns what misses its bound by more than the tolerance in each of the attempts. */
    private static Set<String> missed(Section section, int attempts) throws Exception {
        Set<String> missed = missed(section);
        for (int i = 1; i < attempts && !missed.isEmpty(); i++) {
            System.out.printf("%n(once more: %s)%n", String.join("; ", missed));
            missed.retainAll(missed(section));
        }
        return missed;
    }

    private static Set<String> missed(Section section) throws Exception {
        Report report = new Report();
        section.report(report);
        return new TreeSet<>(report.failures());
    }
}
