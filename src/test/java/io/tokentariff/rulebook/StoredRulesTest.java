package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.rulebook.engine.Rules;
import io.tokentariff.rulebook.engine.StoredRules;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.store.RuleStore;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRulesTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final String REVISION = SHIPPED.revision();

    @TempDir
    Path temporary;

    @Test
    void storedRulesDecideTheSame() throws IOException {
        RuleStore store = store("1");
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store));
        byte[] stored = Objects.requireNonNull(store.find(REVISION));
        StoredRules rules = Objects.requireNonNull(StoredRules.of(stored));
        Rules read = Objects.requireNonNull(rules.rules(SHIPPED.files(), RuleVocabulary.shipped()));
        assertThat(read.index().all()).isEqualTo(SHIPPED.rules());
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("rules"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry())))
                .isEqualTo("rw-------");
    }

    @Test
    void storedPlansAreThoseOfTheRules() {
        RuleStore store = store("1");
        RulebookLoader.load(ShippedRules.FOLDER, store);
        for (int run = 0; run < 2; run++) {
            Rulebook rulebook = RulebookLoader.load(ShippedRules.FOLDER, store);
            Random random = new Random(8);
            for (int i = 0; i < 300; i++) {
                UsageRecord record = RandomUsage.record(random);
                assertThat(rulebook.plan(record)).isEqualTo(SHIPPED.evaluate(record));
            }
        }
    }

    @Test
    void plansOfFewKindsNeedNoRules() {
        RuleStore store = store("1");
        RulebookLoader.load(ShippedRules.FOLDER, store);
        UsageRecord record = RandomUsage.record(new Random(8));
        RulebookLoader.load(ShippedRules.FOLDER, store).plan(record);
        store.flush();
        store.keep(REVISION, header(Objects.requireNonNull(store.find(REVISION))));
        assertThat(RulebookLoader.load(ShippedRules.FOLDER, store).plan(record)).isEqualTo(SHIPPED.plan(record));
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store));
    }

    @Test
    void whatGrowsWhileTheProgramRunsIsKeptWholeAtItsEnd() {
        RuleStore store = store("1");
        RulebookLoader.load(ShippedRules.FOLDER, store);
        Random random = new Random(9);
        List<UsageRecord> records =
                Stream.generate(() -> RandomUsage.record(random)).limit(300).toList();
        Rulebook first = RulebookLoader.load(ShippedRules.FOLDER, store);
        records.forEach(first::plan);
        store.flush();

        store.keep(REVISION, header(Objects.requireNonNull(store.find(REVISION)))); // no rules, should one be needed
        Rulebook next = RulebookLoader.load(ShippedRules.FOLDER, store);
        assertThat(records).allSatisfy(record -> assertThat(next.plan(record)).isEqualTo(SHIPPED.plan(record)));
    }

    @Test
    void damagedRulesBesideKeptPlansAreMadeAnew() throws IOException {
        RuleStore store = store("1");
        RulebookLoader.load(ShippedRules.FOLDER, store);
        Path rules = entry();
        byte[] whole = Files.readAllBytes(rules);
        UsageRecord record = RandomUsage.record(new Random(8));
        RulebookLoader.load(ShippedRules.FOLDER, store).plan(record);
        store.flush();
        Files.write(rules, Arrays.copyOf(whole, 20));
        Rulebook rulebook = RulebookLoader.load(ShippedRules.FOLDER, store);
        assertThat(rulebook.plan(record)).isEqualTo(SHIPPED.plan(record));
        assertThat(store.find(REVISION)).isNull(); // a plan that is kept needs no rules
        assertSame(rulebook);
        assertThat(store.find(REVISION)).isNotNull();
    }

    /** Everything but the rules themselves. */
    private static byte[] header(byte[] stored) {
        return Arrays.copyOf(stored, stored.length - 50_000);
    }

    @Test
    void entriesOfOtherProgramsAndRulebooksAreNotFound() {
        store("1").keep(REVISION, new byte[] {1});
        assertThat(store("1").find(REVISION)).containsExactly(1);
        assertThat(store("2").find(REVISION)).isNull();
        assertThat(store("1").find("sha256:other")).isNull();
    }

    @Test
    void damagedEntriesAreIgnoredAndMadeAnew() throws IOException {
        RuleStore store = store("1");
        RulebookLoader.load(ShippedRules.FOLDER, store);
        byte[] whole = Files.readAllBytes(entry());
        for (int at : List.of(0, 40, whole.length / 2, whole.length - 1)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(entry(), damaged);
            assertThat(store.find(REVISION)).isNull();
        }
        Files.write(entry(), Arrays.copyOf(whole, 20));
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store));
        assertThat(store.find(REVISION)).isNotNull();
    }

    @Test
    void wholeEntryThatHoldsNoRulesIsIgnored() {
        RuleStore store = store("1");
        store.keep(REVISION, new byte[] {0, 0, 0, 1, 7});
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store));
    }

    @Test
    void whatOthersCanWriteIsNotRead() throws IOException {
        RuleStore store = store("1");
        store.keep(REVISION, new byte[] {1});
        Files.setPosixFilePermissions(entry(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(store.find(REVISION)).isNull();
        store.keep(REVISION, new byte[] {1});
        assertThat(store.find(REVISION)).isNotNull();
        Files.setPosixFilePermissions(temporary.resolve("rules"), PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(store.find(REVISION)).isNull();
    }

    @Test
    void foldersBehindLinksAreNotUsed() throws IOException {
        Path other = Files.createDirectory(
                temporary.resolve("other"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(temporary.resolve("rules"), other);
        RuleStore store = store("1");
        store.keep(REVISION, new byte[] {1});
        assertThat(store.find(REVISION)).isNull();
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void folderThatCannotBeMadeIsNotInTheWay() throws IOException {
        Files.writeString(temporary.resolve("rules"), "a file");
        assertSame(RulebookLoader.load(ShippedRules.FOLDER, store("1")));
    }

    @Test
    void eldestEntriesGoAndNoDraftsStay() throws IOException {
        for (int i = 0; i < 30; i++) {
            store("1").keep("sha256:" + i, new byte[] {1});
        }
        try (Stream<Path> files = Files.list(temporary.resolve("rules"))) {
            assertThat(files).hasSize(20).allMatch(file -> file.toString().endsWith(".rules"));
        }
    }

    @Test
    void severalProgramsMayKeepTheSameAtOnce() {
        byte[] content = new byte[100_000];
        Arrays.fill(content, (byte) 3);
        IntStream.range(0, 40).parallel().forEach(i -> {
            store("1").keep(REVISION, content);
            assertThat(store("1").find(REVISION)).isEqualTo(content);
        });
    }

    private static void assertSame(Rulebook rulebook) {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            UsageRecord record = RandomUsage.record(random);
            assertThat(rulebook.evaluate(record)).isEqualTo(SHIPPED.evaluate(record));
        }
        assertThat(rulebook.compiled().session().keeps()).isTrue();
    }

    private RuleStore store(String program) {
        return new RuleStore(temporary.resolve("rules"), program);
    }

    private Path entry() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("rules"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
