package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Every file of {@code fixtures/benign}, what an analyst may well write, passes all checks, compiles and fires. */
class BenignRulesTest {

    private static final Path FOLDER = Path.of("fixtures", "benign");
    private static final String TERMS = "tables/terms.csv";

    private static List<Problem> problems = List.of();
    private static List<RuleRef> rules = List.of();
    private static Set<String> fired = Set.of();

    static List<String> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them are in one rulebook: their conditions share the engine's network, as they would. */
    @BeforeAll
    static void fireAll() {
        Map<String, String> texts = ShippedRules.texts();
        files().forEach(file -> texts.put("charges/" + file, text(file)));
        texts.put(TERMS, ShippedRules.text(TERMS) + text("terms.csv"));
        RulebookFiles files = RulebookFiles.of(texts);
        problems = RulebookLoader.attempt(files, new Problems()).problems();
        Rulebook rulebook = RulebookLoader.load(files);
        rules = rulebook.rules();
        fired = fired(rulebook);
    }

    @ParameterizedTest
    @MethodSource("files")
    void passesCompilesAndFires(String file) {
        assertThat(problems)
                .filteredOn(problem -> problem.isError() && problem.file().equals("charges/" + file))
                .isEmpty();
        assertThat(rules)
                .filteredOn(rule -> rule.file().equals("charges/" + file))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(fired).contains(rule.sentence()));
    }

    @Test
    void benignFilesAreMany() {
        assertThat(files()).hasSizeGreaterThan(60);
    }

    @Test
    void shippedRulesHaveNoProblemAtAll() {
        assertThat(RulebookLoader.attempt(RulebookFiles.of(ShippedRules.texts()), new Problems())
                        .problems())
                .isEmpty();
    }

    /** Fires every rule on every record: more than 20 times, after which the engine compiles conditions to byte code. */
    private static Set<String> fired(Rulebook rulebook) {
        Set<String> fired = new TreeSet<>();
        for (UsageRecord record : records()) {
            KieSession session = rulebook.compiled().base().newKieSession();
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.add(event.getMatch().getRule().getName());
                }
            });
            rulebook.facts(record).forEach(session::insert);
            session.insert(new Uncharged("output"));
            session.fireAllRules();
            session.dispose();
        }
        return fired;
    }

    private static List<UsageRecord> records() {
        List<UsageRecord> records = new ArrayList<>();
        for (String model : List.of("gpt-4.1-mini", "ft:gpt-4.1-mini:org::x", "gpt-5.4", "o3", "gpt-image-1-mini")) {
            for (String tier : List.of("standard", "batch", "flex", "priority", "auto")) {
                UsageKind kind = UsageKind.of(model).withServiceTier(tier);
                records.add(record(kind, 50_000, Account.ofProject("search"))
                        .withAt(Instant.parse("2026-11-01T00:00:00Z")));
                records.add(record(
                        kind.withRegion("eu"), 300_000, new Account("chat", "u-1", "key", Map.of("team", "ads"))));
                records.add(record(kind.withRegion("mars"), 5_000, new Account("x", null, null, Map.of("team", "b"))));
                records.add(record(kind.withStatus(UsageStatus.FAILED), 5_000, Account.NONE));
            }
            records.add(UsageRecord.of(
                    Instant.parse("2026-04-12T08:30:00Z"),
                    UsageKind.of(model).withOperation(Operation.TRAINING),
                    TokenCounts.trained(10)));
        }
        return records;
    }

    private static UsageRecord record(UsageKind kind, long input, Account account) {
        return UsageRecord.of(
                        Instant.parse("2026-04-12T08:30:00Z"),
                        kind,
                        TokenCounts.of(input, input / 2, input / 3).with(Map.of("audio_input", 5L)))
                .withAccount(account);
    }
}
