package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.ByteCodeCheck;
import io.tokentariff.rulebook.sandbox.RuleClassLoader;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.definition.KiePackage;

/**
 * The control of {@link AttackTest}: with the engine as it comes, most attacks do what they say. So the files are attacks, and
 * a test that finds no side effect looks in the right place. And each further layer of the sandbox holds by itself what the
 * source check would have refused before.
 */
class UnprotectedAttackTest {

    private static final RuleVocabulary VOCABULARY = RuleVocabulary.shipped();
    private static final StockEngine STOCK = new StockEngine(StockEngine.class.getClassLoader());

    @TempDir
    private Path folder;

    @Test
    void mostAttacksRunWhereNothingStopsThem() throws IOException {
        List<AttackFile> meant = attacks(attack -> true);
        List<AttackFile> ran = ran(meant, STOCK);
        List<AttackFile> others = new ArrayList<>(meant);
        others.removeAll(ran);
        assertThat(ran)
                .as("%d attacks; these did not run: %s", meant.size(), others)
                .hasSizeGreaterThan(85);
    }

    @Test
    void classLoaderAloneStopsWhatRulesDo() throws IOException {
        List<AttackFile> doing = attacks(attack -> attack.stem().startsWith("rhs-"));
        assertThat(ran(doing, new StockEngine(new RuleClassLoader(VOCABULARY)))).isEmpty();
    }

    @Test
    void byteCodeCheckAloneFindsWhatRulesDo() {
        List<String> checked = new ArrayList<>();
        for (AttackFile attack : attacks(attack -> attack.stem().startsWith("rhs-"))) {
            Collection<KiePackage> compiled = STOCK.compile(attack.text());
            if (!compiled.isEmpty()) {
                checked.add(attack.stem());
                assertThat(compiled).as(attack.stem()).anySatisfy(each -> assertThat(
                                new ByteCodeCheck(VOCABULARY).faults(each))
                        .isNotEmpty());
            }
        }
        assertThat(checked).hasSizeGreaterThan(60);
    }

    @Test
    void grammarAloneRefusesEveryAttackThatDoesSomething() {
        List<AttackFile> read = attacks(attack ->
                RuleParser.read(attack.file(), attack.text()).problems().isEmpty());
        assertThat(read).isEmpty();
    }

    /** The attacks with a side effect that do no lasting harm. */
    private static List<AttackFile> attacks(Predicate<AttackFile> which) {
        return AttackFile.all().stream()
                .filter(attack -> attack.mayRun() && !attack.effect().equals("none"))
                .filter(which)
                .toList();
    }

    private List<AttackFile> ran(List<AttackFile> attacks, StockEngine engine) throws IOException {
        AttackEffects effects = new AttackEffects(folder);
        List<Object> facts = ShippedRules.with(Map.of())
                .facts(UsageRecord.of(
                        Instant.parse("2026-04-12T08:30:00Z"),
                        UsageKind.of("gpt-4.1-mini"),
                        TokenCounts.of(1000, 100, 10)));
        List<AttackFile> ran = new ArrayList<>();
        for (AttackFile attack : attacks) {
            engine.run(attack.text(), facts);
            if (effects.happened(attack)) {
                ran.add(attack);
            }
            effects.undo(attack);
        }
        return ran;
    }
}
