package io.tokentariff.cases;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of cases.
 *
 * <pre>{@code
 * # Cases of published-rate.drl
 * rule: charges.published-rate             # the rule the cases are about; a case may name another
 * tables:                                  # rows made up for the cases; without them, the rulebook's own
 *   models: [acme-mini]
 *   rates:
 *     - {model: acme-mini, tier: standard, meter: input, price: 0.40}
 * usage: {model: acme-mini, at: 2026-04-12, tier: standard}   # what a case does not say of its usage
 * cases:
 *   - name: input is charged at its row
 *     usage: {input: 1_000}
 *     expect: {charges: {input: 0.40}, amount_usd: 0.0004}
 *   - name: a tier without a row is left to others
 *     usage: {input: 1_000, tier: flex}
 *     expect: silent
 * }</pre>
 *
 * <p>{@link PricedExpectables}, {@link AdvisedExpectables} and {@link SettledExpectables} say what can be expected,
 * {@link UsageWords}, {@link WorkloadWords} and {@link StatementWords} how usage is said, {@link CaseTablesReader} how rows are, {@link PriceTable} how many prices are said at
 * once.
 */
final class CaseReader {

    private static final String TABLES = "tables";

    private final Problems problems;
    private final Rulebook rulebook;
    private final Set<String> rules;
    private final CaseTally tally;
    private final CaseTablesReader.Names names;

    private CaseReader(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.problems = problems;
        this.rules = rulebook.rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
        this.tally = new CaseTally(problems);
        this.names = new CaseTablesReader.Names(rulebook.rateCard().rows());
    }

    /**
     * Reads all cases of a rulebook, in the order of files and lines.
     *
     * @param problems where faults go; a case with a fault is left out
     */
    static List<RuleCase> read(Rulebook rulebook, Problems problems) {
        return read(rulebook, rulebook.files().cases(), problems);
    }

    /** Reads cases that stand elsewhere than beside the rulebook's files, their texts by file. */
    static List<RuleCase> read(Rulebook rulebook, Map<String, String> files, Problems problems) {
        CaseReader reader = new CaseReader(rulebook, problems);
        List<RuleCase> cases = new ArrayList<>();
        files.forEach((file, text) -> cases.addAll(reader.file(file, text)));
        return cases;
    }

    private List<RuleCase> file(String file, String text) {
        if (!tally.takes(Limit.CASE_TEXT, text.length(), file, 1)) {
            return List.of();
        }
        YamlNode.Fields top = YamlTree.read(file, text, problems);
        if (top == null) {
            return List.of();
        }
        YamlNode list = FieldReader.value(top, "cases");
        if (list == null) {
            problems.add(Problem.warning(
                    "no-cases", file, 0, 0, "The file holds no cases.", "They stand under \"cases:\"."));
            return List.of();
        }
        FieldReader reader = new FieldReader(file, text, problems);
        reader.allow(top, allowed(CaseKind.ALL, "rule", "cases", TABLES));
        CaseTablesReader tables = new CaseTablesReader(reader, names, tally);
        List<RuleCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : reader.items(list, "cases")) {
            RuleCase read = one(top, node, tables, reader);
            if (tally.isFull()) {
                break;
            }
            if (read != null && !names.add(read.head().name())) {
                reader.report(
                        "duplicate-case",
                        read.head(),
                        "Another case of this file is called \"%s\" too."
                                .formatted(read.head().name()));
            }
            Stream.ofNullable(read).forEach(cases::add);
        }
        return cases;
    }

    /** Returns a case, null if there is a fault in it. */
    private @Nullable RuleCase one(
            YamlNode.Fields top, YamlNode node, CaseTablesReader tablesReader, FieldReader reader) {
        if (!(node instanceof YamlNode.Fields fields)) {
            reader.fields(node, "cases");
            return null;
        }
        String name = reader.text(fields, "name");
        if (name == null || name.isBlank()) {
            reader.report("missing-value", fields, "The case has no name.");
            return null;
        }
        int faults = reader.faults();
        CaseKind kind = kind(name, top, fields, reader);
        if (kind == null) {
            return null;
        }
        reader.allow(fields, allowed(List.of(kind), "name", "rule", "expect", TABLES));
        String own = reader.text(fields, "rule");
        CaseHead head = new CaseHead(reader.file(), fields.line(), name, own == null ? reader.text(top, "rule") : own);
        CaseTables tables = tablesReader.read(FieldReader.value(top, TABLES), FieldReader.value(fields, TABLES));
        List<Trial<?>> trials = kind.reader().read(new CaseText(head, top, fields, tables, rulebook, reader));
        if (tables == null || faults != reader.faults()) {
            return null;
        }
        RuleCase read = new RuleCase(head, tables, trials);
        Stream.concat(Stream.ofNullable(head.rule()), read.about().stream())
                .distinct()
                .filter(rule -> !rules.contains(rule))
                .forEach(rule -> reader.report(
                        "unknown-rule",
                        head,
                        "The case \"%s\" names the rule \"%s\", which is in no rule file.".formatted(name, rule),
                        NearestName.hint(rule, rules)));
        return faults == reader.faults() && tally.takes(Limit.CASES, read.evaluations(), head.file(), head.line())
                ? read
                : null;
    }

    private static Set<String> allowed(Collection<CaseKind> kinds, String... others) {
        return Stream.concat(Stream.of(others), kinds.stream().flatMap(CaseKind::names))
                .collect(Collectors.toSet());
    }

    /** The kind whose name the case says; if it says none, the one on top of the file. */
    private static @Nullable CaseKind kind(
            String name, YamlNode.Fields top, YamlNode.Fields fields, FieldReader reader) {
        List<CaseKind> own = kinds(fields);
        List<CaseKind> kinds = own.isEmpty() ? kinds(top) : own;
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        String known = CaseKind.ALL.stream().map(CaseKind::key).collect(Collectors.joining(", "));
        reader.report("missing-value", fields, "The case \"%s\" must say one of: %s.".formatted(name, known));
        return null;
    }

    private static List<CaseKind> kinds(YamlNode.Fields fields) {
        return CaseKind.ALL.stream()
                .filter(kind -> fields.values().containsKey(kind.key()))
                .toList();
    }
}
