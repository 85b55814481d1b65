package io.tokentariff.bench;

import io.tokentariff.rulebook.RulebookLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the table of ratios, section by section. {@code --short} takes some minutes; {@code --only NAME,…} runs some
 * sections; {@code --check} fails if a bound is missed by more than 30 % three times one after the other.
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

    /** @param args the project's folder, the program's jar, then options */
    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args).subList(2, args.length);
        Map<String, Section> sections = sections(Path.of(args[0]), Path.of(args[1]), options.contains("--short"));
        System.out.printf(
                "%s, %s, %d processors%n",
                System.getProperty("java.vm.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        boolean check = options.contains("--check");
        List<String> missed = new ArrayList<>();
        for (Section section : chosen(sections, options)) {
            missed.addAll(missed(section, check ? ATTEMPTS : 1));
        }
        if (check && !missed.isEmpty()) {
            System.out.printf("%nMissed by more than 30 %%: %s%n", String.join("; ", missed));
            System.exit(1);
        }
    }

    private static Map<String, Section> sections(Path home, Path jar, boolean quick) {
        Path folder = home.resolve("target").resolve("bench");
        Path rules = home.resolve("rules");
        int lines = quick ? FEW_LINES : LINES;
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("record", report -> new InMemory(RulebookLoader.load(rules)).report(report, quick));
        sections.put("file", report -> new WholeFile(RulebookLoader.load(rules), folder, lines).report(report, quick));
        if (!quick) {
            sections.put("heap", report -> new Memory(jar, rules, folder, lines).report(report));
        }
        sections.put("growth", report -> new Growth(rules).report(report, quick));
        if (!quick) {
            sections.put("start", report -> new Starts(home, folder).report(report));
        }
        return sections;
    }

    private static List<Section> chosen(Map<String, Section> sections, List<String> options) {
        int only = options.indexOf("--only");
        if (only < 0) {
            return List.copyOf(sections.values());
        }
        List<String> names = List.of(options.get(only + 1).split(","));
        if (!sections.keySet().containsAll(names)) {
            throw new IllegalArgumentException("The sections are %s.".formatted(sections.keySet()));
        }
        return names.stream().map(sections::get).toList();
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
