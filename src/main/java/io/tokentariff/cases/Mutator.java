package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.Candidate;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import io.tokentariff.table.Place;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes small changes to a rulebook, one at a time and in memory, and finds those that no case notices: what is not said by
 * a case can be broken by an edit, and nobody sees it. {@link DrlMutants} and {@link TableMutants} say which
 * changes. All rules and all rows are changed, those that no case tries as well: their
 * mutants stay alive and count. Those of a rulebook that this one extends are left to the check of that one.
 *
 * <p>Rules are compiled again only for changed rules; changed numbers are tried on the cases alone that run on the
 * rulebook's own numbers. Several mutants are tried at once.
 */
public final class Mutator {

    private enum Fate {
        ALIVE,
        KILLED,
        REFUSED
    }

    private static final Set<String> OF_PRICES =
            Rows.schemas().stream().map(TableSchema::path).collect(Collectors.toUnmodifiableSet());

    private final RulebookFiles files;
    private final Set<String> ruleFiles;
    private final Rulebook rulebook;
    private final List<RuleCase> cases = new ArrayList<>();
    private final int ofTables;
    private final int ofRules;
    private final IdentityHashMap<RuleCase, Set<RowRef>> rowsOf = new IdentityHashMap<>();

    private Mutator(RulebookFiles files, int ofTables, int ofRules) {
        this.files = files;
        this.ruleFiles = files.rules().keySet();
        this.ofTables = ofTables;
        this.ofRules = ofRules;
        this.rulebook = RulebookLoader.load(files);
    }

    /**
     * Tries all mutants of a rulebook.
     *
     * @throws RulebookException if it does not load, or if its cases do not hold: what they notice would mean nothing
     */
    public static MutationReport mutate(RulebookFiles files) {
        return new Mutator(files, 1, 1).run();
    }

    /**
     * Tries some of the mutants.
     *
     * @param ofTables each so many-th one of the tables
     * @param ofRules each so many-th one of the rules, whose compiling takes most of the time
     * @throws RulebookException as {@link #mutate} does
     */
    public static MutationReport sample(RulebookFiles files, int ofTables, int ofRules) {
        return new Mutator(files, ofTables, ofRules).run();
    }

    private MutationReport run() {
        CaseReport asItIs = CaseRunner.run(rulebook);
        if (!asItIs.holds()) {
            throw new RulebookException(asItIs.problems());
        }
        CaseRulebook shipped = new CaseRulebook(rulebook);
        for (RuleCase each : CaseReader.read(rulebook, new Problems())) {
            CaseOutcome outcome = CaseRunner.run(each, shipped);
            if (outcome.holds()) { // of another rulebook's cases some may say what this one changes
                cases.add(each);
                rowsOf.put(each, outcome.rows());
            }
        }
        List<Mutation> mutations = mutations(asItIs.tried());
        List<Fate> fates = mutations.parallelStream().map(this::tryOut).toList();
        List<Mutant> alive = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i) == Fate.ALIVE) {
                alive.add(placed(mutations.get(i).mutant()));
            }
        }
        alive.sort(Comparator.comparing(Mutant::file).thenComparingInt(Mutant::line));
        int refused = (int) fates.stream().filter(Fate.REFUSED::equals).count();
        return new MutationReport(fates.size(), fates.size() - alive.size(), refused, alive, untried(asItIs.rows()));
    }

    private List<Mutation> mutations(List<Tried> tried) {
        Set<String> advised = rulebook.adviceTables().candidates().stream()
                .filter(candidate -> !candidate.advisedFor().isEmpty())
                .map(Candidate::replaces)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        List<Mutation> all =
                new ArrayList<>(each(ofTables, TableMutants.of(files, rulebook.rateCard(), advised, tried)));
        WordKinds words = new WordKinds(rulebook.rateCard());
        List<Mutation> rules = new ArrayList<>();
        files.ruleFiles().forEach(file -> rules.addAll(DrlMutants.of(file, words)));
        all.addAll(each(ofRules, rules));
        all.removeIf(each -> !files.isOwn(each.mutant().file(), each.mutant().line()));
        return all;
    }

    private static List<Mutation> each(int step, List<Mutation> mutations) {
        return IntStream.range(0, mutations.size())
                .filter(i -> i % step == 0)
                .mapToObj(mutations::get)
                .toList();
    }

    private Mutant placed(Mutant mutant) {
        Place at = files.place(mutant.file(), mutant.line());
        return new Mutant(at.file(), at.line(), mutant.what());
    }

    /** The rows with a number that no case uses. */
    private List<RowRef> untried(Set<RowRef> used) {
        return rulebook.rateCard().rows().numbered().stream()
                .filter(row -> !used.contains(row) && files.isOwn(row.file(), row.line()))
                .toList();
    }

    private Fate tryOut(Mutation mutation) {
        String file = mutation.mutant().file();
        CaseRulebook tried;
        try {
            tried = new CaseRulebook(mutated(file, mutation.text()));
        } catch (RulebookException e) {
            return Fate.REFUSED;
        }
        RowRef row = new RowRef(file, mutation.mutant().line());
        WorkBudget budget = WorkBudget.ofCheck();
        return cases.stream()
                        .filter(each -> canNotice(each, file))
                        .sorted(Comparator.comparing(each -> nearness(each, row)))
                        .allMatch(each ->
                                !budget.isSpent() && CaseRunner.run(each, tried).holds())
                ? Fate.ALIVE
                : Fate.KILLED;
    }

    /** Returns the rulebook with a file that holds something else, or is not there where it holds nothing. */
    private Rulebook mutated(String file, String text) {
        if (ruleFiles.contains(file)) {
            Map<String, String> texts = new HashMap<>(files.texts());
            if (text.isEmpty()) {
                texts.remove(file);
            } else {
                texts.put(file, text);
            }
            return RulebookLoader.load(RulebookFiles.of(texts));
        }
        Problems problems = new Problems();
        TablesReader tables = TablesReader.of(path -> path.equals(file) ? text : files.text(path), problems);
        if (isOfPrices(file)) {
            RateCard card = RateCardReader.read(tables);
            problems.throwIfErrors();
            return rulebook.withRateCard(card);
        }
        AdviceTables advice = AdviceTables.read(tables);
        problems.throwIfErrors();
        return rulebook.withAdviceTables(advice);
    }

    private static boolean isOfPrices(String file) {
        return OF_PRICES.contains(file);
    }

    /** Whether a change of the file can make a difference to a case: made-up rows stand instead of those without names. */
    private boolean canNotice(RuleCase each, String file) {
        if (ruleFiles.contains(file)) {
            return true;
        }
        return isOfPrices(file) ? each.tables().shipped() || Tables.of(file, "").isNamed() : each.isAboutAdvice();
    }

    /**
     * Which cases are tried first: those about the rules of the file; or those that use the row's number, then those beside the
     * table, then those of tables; those about workloads, each of them many prices, last.
     */
    private int nearness(RuleCase each, RowRef row) {
        if (ruleFiles.contains(row.file())) {
            return rulebook.rules().stream()
                            .anyMatch(rule -> rule.file().equals(row.file())
                                    && each.about().contains(rule.id()))
                    ? 0
                    : 1;
        }
        if (rowsOf.getOrDefault(each, Set.of()).contains(row)) {
            return 0;
        }
        String file = each.head().file();
        if (file.equals(row.file().replace(".csv", ".cases.yaml"))) {
            return 1;
        }
        return each.isAboutAdvice() ? 4 : file.startsWith("tables/") ? 2 : 3;
    }
}
