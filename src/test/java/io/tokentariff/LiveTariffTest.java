package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.LiveTariff.Scan;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTariffTest {

    private static final String RATES = "tables/rates.csv";
    private static final String TERMS = "tables/terms.csv";
    private static final String INPUT_RATE = "gpt-4.1-mini,no,standard,,input,0.40";
    private static final String RESIDENCY = "data-residency,,,,10";
    private static final UsageRecord A_REQUEST = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(100_000, 0, 0));

    @TempDir
    Path folder;

    private EditedFolder rules;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void copy() {
        rules = EditedFolder.in(folder);
    }

    private LiveTariff unwatched(ReloadGate gate) {
        LiveTariff live = LiveTariff.unwatched(folder, gate);
        live.onReload((before, after, problems) -> heard.add(
                before == after
                        ? "refused " + problems.stream().map(Problem::code).toList()
                        : "reloaded"));
        return live;
    }

    private LiveTariff unwatched() {
        return unwatched(ReloadGate.OPEN);
    }

    private static boolean isShipped(Tariff tariff) {
        return tariff.rulebook().files().texts().equals(ShippedRules.texts());
    }

    private static Money price(LiveTariff live) {
        return Objects.requireNonNull(live.price(A_REQUEST).amount());
    }

    @Test
    void takesAnEditAtTheSecondScanThatFindsIt() {
        try (LiveTariff live = unwatched()) {
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.50");

            assertThat(live.scanNow()).isEqualTo(Scan.UNSETTLED);
            assertThat(price(live)).isEqualTo(Money.of("0.04"));
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.05"));
            assertThat(live.price(A_REQUEST).revision())
                    .isEqualTo(Tariff.open(folder).revision());
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(heard).containsExactly("reloaded");
        }
    }

    @Test
    void waitsWhileAnEditorIsStillWriting() {
        try (LiveTariff live = unwatched()) {
            rules.write(RATES, "");
            assertThat(live.scanNow()).isEqualTo(Scan.UNSETTLED);
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.60");
            assertThat(live.scanNow()).isEqualTo(Scan.UNSETTLED);
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.06"));
            assertThat(heard).containsExactly("reloaded");
        }
    }

    @Test
    void keepsTheLastGoodRevisionAndReportsABrokenEditOnce() {
        try (LiveTariff live = unwatched()) {
            String good = live.current().revision();
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,forty");
            live.scanNow();

            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(heard).containsExactly("refused [bad-number]");
            assertThat(live.problems()).extracting(Problem::code).containsExactly("bad-number");
            assertThat(live.current().revision()).isEqualTo(good);
            assertThat(price(live)).isEqualTo(Money.of("0.04"));
        }
    }

    @Test
    void forgetsTheProblemsOfAnEditThatIsUndone() {
        try (LiveTariff live = unwatched()) {
            Tariff before = live.current();
            rules.write("charges/published-rate.drl", "rule broken\n");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            rules.restore("charges/published-rate.drl");
            live.scanNow();

            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(live.problems()).isEmpty();
            assertThat(live.current()).isSameAs(before);
            assertThat(heard).containsExactly("refused [no-opening-comment, syntax, wrong-package]", "refused []");
        }
    }

    @Test
    void reportsAnotherBrokenEditAgain() {
        try (LiveTariff live = unwatched()) {
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,ten");
            live.scanNow();
            live.scanNow();
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,eleven");
            live.scanNow();
            live.scanNow();
            assertThat(heard).containsExactly("refused [bad-number]", "refused [bad-number]");
        }
    }

    @Test
    void refusesWhatTheGateRefuses() {
        Problem refusal = Problem.error("case-failed", "x.cases.yaml", 3, "It says otherwise.");
        try (LiveTariff live = unwatched(candidate -> isShipped(candidate) ? List.of() : List.of(refusal))) {
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,11");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(heard).containsExactly("refused [case-failed]");
        }
    }

    @Test
    void refusesAnEditThatMakesTheGateFail() {
        ReloadGate gate = candidate -> {
            if (isShipped(candidate)) {
                return List.of();
            }
            throw new IllegalStateException("no such case");
        };
        try (LiveTariff live = unwatched(gate)) {
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,11");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(live.problems()).extracting(Problem::code).containsExactly("reload-failed");
        }
    }

    @Test
    void takesAnEditWithWarningsAndTellsThem() {
        ReloadGate gate = candidate -> List.of(Problem.warning("unused-row", TERMS, 16, 0, "Nothing uses it.", ""));
        List<Problem> told = new ArrayList<>();
        try (LiveTariff live = unwatched(gate)) {
            live.onReload((before, after, problems) -> told.addAll(problems));
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,11");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(told).extracting(Problem::code).containsExactly("unused-row");
            assertThat(live.problems()).isEmpty();
        }
    }

    @Test
    void tellsTheOtherListenersWhenOneFails() {
        try (LiveTariff live = LiveTariff.unwatched(folder, ReloadGate.OPEN)) {
            live.onReload((before, after, problems) -> {
                throw new IllegalStateException("listener");
            });
            live.onReload((before, after, problems) -> heard.add("second"));
            rules.edit(TERMS, RESIDENCY, "data-residency,,,,11");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(heard).containsExactly("second");
        }
    }

    @Test
    void takesAFileThatIsRenamedIntoPlace() throws IOException {
        try (LiveTariff live = unwatched()) {
            String text = ShippedRules.text(RATES).replace(INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.70");
            Path draft = folder.resolve("tables/.rates.csv.swp");
            Files.writeString(draft, text);
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            Files.move(draft, folder.resolve(RATES), StandardCopyOption.ATOMIC_MOVE);
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.07"));
        }
    }

    @Test
    void keepsPricingWhileTheFolderIsGone() throws IOException {
        try (LiveTariff live = unwatched()) {
            Path away = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, away);
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(heard).containsExactly("refused [missing-rulebook]");
            assertThat(price(live)).isEqualTo(Money.of("0.04"));
            Files.move(away, folder);
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.UNCHANGED);
            assertThat(live.problems()).isEmpty();
        }
    }

    @Test
    void doesNotOpenABrokenRulebook() {
        rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,forty");
        assertThatThrownBy(() -> LiveTariff.unwatched(folder, ReloadGate.OPEN)).isInstanceOf(RulebookException.class);
    }

    @Test
    void followsTheLinksOfAKubernetesVolumeWhenTheyAreSwapped() throws IOException {
        Path volume = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-volume"));
        EditedFolder.in(volume.resolve("..2026_04_01"));
        EditedFolder later = EditedFolder.in(volume.resolve("..2026_05_01"));
        later.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.80");
        Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026_04_01"));
        for (String each : List.of("tables", "charges", "guards")) {
            Files.createSymbolicLink(volume.resolve(each), Path.of("..data", each));
        }

        try (LiveTariff live = LiveTariff.unwatched(volume, ReloadGate.OPEN)) {
            assertThat(live.current().rulebook().files().texts().keySet())
                    .allMatch(file -> !file.startsWith("."))
                    .contains(RATES, "charges/published-rate.drl");
            assertThat(price(live)).isEqualTo(Money.of("0.04"));

            Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of("..2026_05_01"));
            Files.move(volume.resolve("..data_tmp"), volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.08"));
        }
    }

    @Test
    void noticesAnEditByItself() throws InterruptedException {
        CountDownLatch reloaded = new CountDownLatch(1);
        LiveTariff.Options quick =
                new LiveTariff.Options(Duration.ofMillis(200), Duration.ofMillis(20), ReloadGate.OPEN);
        try (LiveTariff live = LiveTariff.watch(folder, quick)) {
            // the edit may be seen half written first; what counts is what is in use in the end
            live.onReload((before, after, problems) -> {
                if (Money.of("0.09").equals(after.price(A_REQUEST).amount())) {
                    reloaded.countDown();
                }
            });
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.90");
            assertThat(reloaded.await(5, TimeUnit.MINUTES)).isTrue();
            assertThat(price(live)).isEqualTo(Money.of("0.09"));
        }
    }

    private static ReloadGate shippedOr(Supplier<Error> fault, AtomicBoolean on) {
        return candidate -> {
            if (!isShipped(candidate) && on.get()) {
                throw fault.get();
            }
            return List.of();
        };
    }

    private void survives(Supplier<Error> fault) {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (LiveTariff live = unwatched(shippedOr(fault, failing))) {
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.50");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(live.problems()).extracting(Problem::code).containsExactly("reload-failed");
            assertThat(price(live)).isEqualTo(Money.of("0.04"));
            failing.set(false);
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.60");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.06"));
            assertThat(live.problems()).isEmpty();
            assertThat(heard).containsExactly("refused [reload-failed]", "reloaded");
        }
        heard.clear();
        rules.restore(RATES);
    }

    @Test
    void anyErrorOfABuildCostsThatEditOnly() {
        survives(() -> new OutOfMemoryError("Java heap space"));
        survives(StackOverflowError::new);
        survives(() -> new AssertionError("a fault"));
        survives(() -> new ExceptionInInitializerError(new IllegalStateException("a fault")));
        survives(InternalError::new);
        survives(ThreadDeath::new); // as if the building thread were killed
    }

    @Test
    void theWatchingThreadOutlivesWhatItsListenersThrow() throws InterruptedException {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        AtomicBoolean failing = new AtomicBoolean(true);
        LiveTariff.Options options = new LiveTariff.Options(
                Duration.ofMillis(20), Duration.ofMillis(5), shippedOr(() -> new OutOfMemoryError("full"), failing));
        try (LiveTariff live = LiveTariff.watch(folder, options)) {
            live.onReload((before, after, problems) -> {
                throw new OutOfMemoryError("in a listener");
            });
            live.onReload((before, after, problems) ->
                    told.add(problems.isEmpty() ? "reloaded" : problems.get(0).code()));
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.50");
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("reload-failed");
            failing.set(false);
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.60");
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("reloaded");
            assertThat(price(live)).isEqualTo(Money.of("0.06"));
        }
    }

    @Test
    void editsWithoutAPauseAreTakenAfterALimit() {
        try (LiveTariff live = unwatched()) {
            int looks = 0;
            Scan found = Scan.UNSETTLED;
            while (found == Scan.UNSETTLED) {
                looks++;
                rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.5" + looks);
                found = live.scanNow();
            }
            assertThat(found).isEqualTo(Scan.RELOADED);
            assertThat(looks).isEqualTo(Limit.UNSETTLED_LOOKS.most());
            assertThat(price(live)).isEqualTo(Money.of("0.0520"));
        }
    }

    @Test
    void aGateThatComesToNoEndCostsThatEditOnly() {
        AtomicBoolean spinning = new AtomicBoolean(true);
        ReloadGate gate = candidate -> {
            while (!isShipped(candidate) && spinning.get()) {
                Thread.onSpinWait();
            }
            return List.of();
        };
        try (LiveTariff live = unwatched(gate)) {
            live.letReloadsTake(Duration.ofNanos(1));
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.50");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.REFUSED);
            assertThat(live.problems()).extracting(Problem::code).containsExactly("reload-limit");
            assertThat(price(live)).isEqualTo(Money.of("0.04"));

            spinning.set(false);
            live.letReloadsTake(Duration.ofDays(1));
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.60");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(price(live)).isEqualTo(Money.of("0.06"));
            assertThat(heard).containsExactly("refused [reload-limit]", "reloaded");
        } finally {
            spinning.set(false);
        }
    }

    @Test
    void aGateThatInterruptsItsThreadDoesNotInterruptTheWatch() {
        ReloadGate gate = candidate -> {
            Thread.currentThread().interrupt();
            return List.of();
        };
        try (LiveTariff live = unwatched(candidate -> isShipped(candidate) ? List.of() : gate.check(candidate))) {
            rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input,0.50");
            live.scanNow();
            assertThat(live.scanNow()).isEqualTo(Scan.RELOADED);
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
