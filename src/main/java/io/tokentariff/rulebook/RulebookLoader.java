package io.tokentariff.rulebook;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.rulebook.engine.RuleCompiler;
import io.tokentariff.rulebook.engine.Rules;
import io.tokentariff.rulebook.engine.StoredRules;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.folder.FolderScan;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RuleLint;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.plans.StoredPlans;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.table.TablesReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** From a folder to a {@link Rulebook}, or to everything that is wrong with it. */
public final class RulebookLoader {

    private RulebookLoader() {}

    /**
     * Loads a folder.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(Path folder) {
        Problems problems = new Problems();
        return load(RulebookFiles.read(folder, problems), problems);
    }

    /**
     * Loads a folder, its compiled rules out of the store if they are there; else they are compiled and kept in it.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(Path folder, RuleStore store) {
        Problems problems = new Problems();
        return load(RulebookFiles.read(folder, problems), store, RuleVocabulary::shipped, problems);
    }

    /** @param vocabulary what rules may name; only asked if the rules themselves are needed */
    static Rulebook load(RulebookFiles files, RuleStore store, Supplier<RuleVocabulary> vocabulary, Problems problems) {
        Rulebook stored = problems.hasErrors() ? null : stored(files, store, vocabulary);
        return stored != null ? stored : keep(load(files, vocabulary.get(), problems), store);
    }

    private static Rulebook keep(Rulebook made, RuleStore store) {
        StoredRules.bytes(made.compiled()).ifPresent(bytes -> store.keep(made.revision(), bytes));
        return made;
    }

    /** Reads stored rules; if they are of no use, the files are compiled and kept. */
    private static Rules read(
            @Nullable StoredRules stored, RulebookFiles files, RuleStore store, RuleVocabulary vocabulary) {
        Rules read = stored == null ? null : stored.rules(files, vocabulary);
        return read != null
                ? read
                : keep(load(files, vocabulary, new Problems()), store).compiled();
    }

    /** Returns the rulebook without compiling it, null if nothing of it is in the store. */
    private static @Nullable Rulebook stored(
            RulebookFiles files, RuleStore store, Supplier<RuleVocabulary> vocabulary) {
        if (!store.has(files.revision())) {
            return null;
        }
        Problems problems = new Problems();
        TablesReader tables = TablesReader.ofSound(files, problems);
        RateCard card = RateCardReader.read(tables);
        AdviceTables advice = AdviceTables.read(tables);
        if (problems.hasErrors()) {
            return null;
        }
        // plans are kept only of rules that ask for nothing; then the rules themselves are read when they are needed
        StoredPlans plans = new StoredPlans(store, files.revision(), card);
        StoredRules found = plans.isEmpty() ? StoredRules.find(store, files) : null;
        if (plans.isEmpty() && found == null) {
            return null;
        }
        Supplier<Rules> rules = Rules.once(
                () -> read(found == null ? StoredRules.find(store, files) : found, files, store, vocabulary.get()));
        AskedFacts asked = found == null ? AskedFacts.NOTHING : found.asked(card, vocabulary);
        return new Rulebook(files, files.revision(), card, advice, rules, asked, plans);
    }

    /**
     * Loads what a folder held at one moment.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(FolderScan.Content content) {
        if (content.files() == null) {
            throw new RulebookException(content.problems());
        }
        Problems all = new Problems();
        all.addAll(content.problems());
        return load(content.files(), all);
    }

    /**
     * Loads files held in memory.
     *
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(RulebookFiles files) {
        return load(files, new Problems());
    }

    /**
     * Loads files read before.
     *
     * @param problems what reading found; everything else found is added to it
     * @throws RulebookException with all problems, if there is an error
     */
    public static Rulebook load(RulebookFiles files, Problems problems) {
        return load(files, RuleVocabulary.shipped(), problems);
    }

    private static Rulebook load(RulebookFiles files, RuleVocabulary vocabulary, Problems problems) {
        Attempt attempt = attempt(files, vocabulary, problems);
        if (problems.hasErrors()) {
            throw new RulebookException(files.placed(problems.sorted()));
        }
        return Objects.requireNonNull(attempt.rulebook(), "rules that do not compile without a problem");
    }

    /**
     * What loading came to.
     *
     * @param files what was read, null if there is no folder to read
     * @param rateCard the tables, null if they have errors
     * @param rulebook the rulebook, null if there is an error anywhere
     * @param problems everything found, warnings too, in the order of files and lines of the whole rulebook; see {@link
     *     RulebookFiles#placed}
     */
    public record Attempt(
            @Nullable RulebookFiles files,
            @Nullable RateCard rateCard,
            @Nullable Rulebook rulebook,
            List<Problem> problems) {

        public Attempt {
            problems = List.copyOf(problems);
        }
    }

    /** Loads a folder as far as it goes, and says everything that is wrong with it. */
    public static Attempt attempt(Path folder) {
        Problems problems = new Problems();
        try {
            return attempt(RulebookFiles.read(folder, problems), problems);
        } catch (RulebookException e) {
            return new Attempt(null, null, null, e.problems());
        }
    }

    /**
     * Loads files held in memory as far as it goes, and says everything that is wrong with them.
     *
     * @param problems what is known to be wrong already; everything else is added to it
     */
    public static Attempt attempt(RulebookFiles files, Problems problems) {
        return attempt(files, RuleVocabulary.shipped(), problems);
    }

    /** @param vocabulary what rules may name */
    static Attempt attempt(RulebookFiles files, RuleVocabulary vocabulary, Problems problems) {
        Problems ofTables = new Problems();
        TablesReader tables = TablesReader.of(files, ofTables);
        RateCard card = RateCardReader.read(tables);
        AdviceTables advice = AdviceTables.read(tables);
        RateCard sound = ofTables.hasErrors() ? null : card;
        Problems ofRules = new Problems();
        Rules compiled = compile(files, sound, advice, vocabulary, ofRules);
        Set<String> told = problems.sorted().stream().map(Problem::file).collect(Collectors.toSet());
        ofTables.sorted().stream()
                .filter(problem -> !(problem.code().equals("missing-table") && told.contains(problem.file())))
                .forEach(problems::add);
        problems.addAll(ofRules.sorted());
        Rulebook rulebook = compiled == null || problems.hasErrors()
                ? null
                : new Rulebook(files, files.revision(), card, advice, () -> compiled, compiled.asked(card), null);
        return new Attempt(files, sound, rulebook, problems.sorted());
    }

    /** Checks and compiles all rules; null if there is an error in them, which is reported then. */
    private static @Nullable Rules compile(
            RulebookFiles files,
            @Nullable RateCard card,
            AdviceTables advice,
            RuleVocabulary vocabulary,
            Problems problems) {
        if (files.rules().isEmpty()) {
            problems.add(Problem.error("missing-rules", "", 0, "The rulebook holds no rule file (*.drl)."));
        }
        RuleLint.check(files.readings(), card, advice, vocabulary, problems);
        KieBase rules = problems.hasErrors() ? null : new RuleCompiler(vocabulary, problems).compile(files.ruleFiles());
        return rules == null ? null : Rules.of(rules, files.ruleFiles(), vocabulary);
    }
}
