package io.tokentariff.cases;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookFiles;
import io.tokentariff.rulebook.RulebookLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes small changes to a rulebook, one at a time and in memory, and finds those that no case notices: what is not said by
 * a case can be broken by an edit, and nobody sees it. {@link DrlMutants} and {@link TableMutants} say which changes.
 *
 * <p>Rules are compiled again only for changed rules; changed numbers are tried on the cases alone that run on the
 * rulebook's own numbers. Rule files none of whose rules a case names are left out: coverage tells of them.
 */
public final class Mutator {

    private final RulebookFiles files;
    private final Rulebook rulebook;
    private final List<RuleCase> cases;
    private final List<Mutant> alive = new ArrayList<>();
    private final int step;
    private final Map<RuleCase, Set<RowRef>> rowsOf = new HashMap<>();
    private int made;
    private int refused;

    private Mutator(RulebookFiles files, int step) {
        this.files = files;
        this.step = step;
        this.rulebook = RulebookLoader.load(files);
        this.cases = CaseReader.read(rulebook, new Problems());
    }

    /**
     * Tries all mutants of a rulebook.
     *
     * @throws RulebookException if it does not load, or if its cases do not hold: what they notice would mean nothing
     */
    public static MutationReport mutate(RulebookFiles files) {
        return new Mutator(files, 1).run();
    }

    /**
     * Tries all mutants of the tables and each {@code step}-th one of the rules, whose compiling takes most of the time.
     *
     * @throws RulebookException as {@link #mutate} does
     */
    public static MutationReport sample(RulebookFiles files, int step) {
        return new Mutator(files, step).run();
    }

    private MutationReport run() {
        CaseReport asItIs = CaseRunner.run(rulebook);
        if (!asItIs.holds()) {
            throw new RulebookException(asItIs.problems());
        }
        Set<RowRef> used = asItIs.rows();
        cases.forEach(each -> rowsOf.put(each, CaseRunner.run(each, rulebook).rows()));
        TableMutants.of(files, rulebook.rateCard(), used).forEach(this::table);
        WordKinds words = new WordKinds(rulebook.rateCard());
        List<Mutation> ofRules = new ArrayList<>();
        files.rules().forEach((file, text) -> {
            if (!casesFor(file).isEmpty()) {
                ofRules.addAll(DrlMutants.of(file, text, words));
            }
        });
        for (int i = 0; i < ofRules.size(); i += step) {
            rule(ofRules.get(i));
        }
        List<RowRef> untried = rulebook.rateCard().rows().rates().stream()
                .map(rate -> rate.row())
                .filter(row -> !used.contains(row))
                .toList();
        alive.sort(Comparator.comparing(Mutant::file).thenComparingInt(Mutant::line));
        return new MutationReport(made, made - alive.size(), refused, alive, untried);
    }

    /** The cases, those about the file's rules first; none if none is about them. */
    private List<RuleCase> casesFor(String file) {
        Set<String> rules = rulebook.rules().stream()
                .filter(rule -> rule.file().equals(file))
                .map(RuleRef::id)
                .collect(Collectors.toSet());
        boolean named = cases.stream().anyMatch(each -> isAbout(each, rules));
        return named
                ? cases.stream()
                        .sorted(Comparator.comparing((RuleCase each) -> !isAbout(each, rules)))
                        .toList()
                : List.of();
    }

    private static boolean isAbout(RuleCase each, Set<String> rules) {
        return each.about().stream().anyMatch(rules::contains);
    }

    private void table(Mutation mutation) {
        made++;
        String changed = mutation.mutant().file();
        Problems problems = new Problems();
        RateCard card =
                RateCardReader.read(file -> file.equals(changed) ? mutation.text() : files.text(file), problems);
        if (problems.hasErrors()) {
            refused++;
            return;
        }
        boolean names = !changed.equals(CaseTable.RATES.path())
                && !changed.equals(CaseTable.TERMS.path())
                && !changed.equals(CaseTable.LONG_CONTEXT.path());
        List<RuleCase> matter = cases.stream()
                .filter(each -> names || each.onShippedTables())
                .sorted(Comparator.comparing(each ->
                        nearness(each, new RowRef(changed, mutation.mutant().line()))))
                .toList();
        runOn(rulebook.withRateCard(card), matter, mutation.mutant());
    }

    /** Which cases are tried first: those that use the row's number, then those about the tables. */
    private int nearness(RuleCase each, RowRef row) {
        if (rowsOf.getOrDefault(each, Set.of()).contains(row)) {
            return 0;
        }
        return each.head().file().startsWith("tables/") ? 1 : 2;
    }

    private void rule(Mutation mutation) {
        made++;
        Map<String, String> texts = new HashMap<>(files.texts());
        if (mutation.text().isEmpty()) {
            texts.remove(mutation.mutant().file());
        } else {
            texts.put(mutation.mutant().file(), mutation.text());
        }
        Rulebook mutant;
        try {
            mutant = RulebookLoader.load(RulebookFiles.of(texts));
        } catch (RulebookException e) {
            refused++;
            return;
        }
        runOn(mutant, casesFor(mutation.mutant().file()), mutation.mutant());
    }

    private void runOn(Rulebook mutant, List<RuleCase> inOrder, Mutant which) {
        for (RuleCase each : inOrder) {
            if (!CaseRunner.run(each, mutant).holds()) {
                return;
            }
        }
        alive.add(which);
    }
}
