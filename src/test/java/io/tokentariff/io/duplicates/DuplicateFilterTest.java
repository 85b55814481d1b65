package io.tokentariff.io.duplicates;

import static io.tokentariff.io.duplicates.DuplicateFilter.Verdict.CONFLICT;
import static io.tokentariff.io.duplicates.DuplicateFilter.Verdict.DUPLICATE;
import static io.tokentariff.io.duplicates.DuplicateFilter.Verdict.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.read.UsageInput;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {

    private static final UsageRecord RECORD = UsageRecord.of(
                    Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("m"), TokenCounts.of(10, 5, 3))
            .withId("a");

    private final DuplicateFilter filter = new DuplicateFilter();
    private final Fingerprint fingerprint = filter.fingerprint();

    private DuplicateFilter.Verdict check(UsageRecord record) {
        assertThat(fingerprint.of(record)).isTrue();
        return filter.check(fingerprint.first(), fingerprint.second());
    }

    @Test
    void sameIdAndContentIsADuplicateOtherContentAConflict() {
        assertThat(check(RECORD)).isEqualTo(NEW);
        assertThat(check(RECORD)).isEqualTo(DUPLICATE);
        assertThat(check(RECORD.withTokens(TokenCounts.of(10, 5, 4)))).isEqualTo(CONFLICT);
        assertThat(check(RECORD)).isEqualTo(DUPLICATE);
        assertThat(check(RECORD.withId("b"))).isEqualTo(NEW);
        assertThat(filter.size()).isEqualTo(2);
    }

    @Test
    void recordWithoutIdIsNeverCompared() {
        assertThat(fingerprint.of(UsageRecord.of(RECORD.at(), RECORD.kind(), RECORD.tokens())))
                .isFalse();
    }

    @Test
    void everyPartOfARecordIsContent() {
        check(RECORD);
        TokenCounts t = RECORD.tokens();
        UsageKind k = RECORD.kind();
        List<UsageRecord> others = List.of(
                RECORD.withAt(RECORD.at().plusNanos(1)),
                RECORD.withAt(RECORD.at().plusSeconds(1)),
                RECORD.withKind(k.withModel("n")),
                RECORD.withKind(k.withServiceTier("batch")),
                RECORD.withKind(k.withRegion("eu")),
                RECORD.withKind(k.withStatus(UsageStatus.FAILED)),
                RECORD.withTokens(TokenCounts.of(10, 5, 1, 3)),
                RECORD.withTokens(TokenCounts.of(10, 5, 3).withContext(10)),
                RECORD.withTokens(TokenCounts.of(10, 5, 3).with(Map.of("audio_input", 1L))),
                RECORD.withAccount(Account.ofProject("p")),
                RECORD.withAccount(new Account(null, "p", null, Map.of())),
                RECORD.withAccount(new Account(null, null, null, Map.of("a", "b"))),
                new UsageRecord("a", RECORD.at(), k, t.withRequests(2), Account.NONE, null),
                new UsageRecord("a", RECORD.at(), k, t, Account.NONE, "w"));
        for (UsageRecord other : others) {
            assertThat(check(other)).as("%s", other).isEqualTo(CONFLICT);
        }
        assertThat(check(RECORD)).isEqualTo(DUPLICATE);
    }

    @Test
    void textsOfAllCharactersAreKeptApart() {
        List<String> ids = List.of(
                "",
                "\0",
                "\0\0",
                "a",
                "aa",
                "ab",
                "ba",
                "\u00ff",
                "\u0100",
                "\u0161",
                "\u6100",
                "aaaaaaaa",
                "aaaaaaaaa",
                "aaaaaaaaaaaaaaaa\u0161",
                "aaaaaaaaaaaaaaaaa",
                "\ud83d\ude00",
                "\ude00\ud83d");
        for (String id : ids) {
            assertThat(check(RECORD.withId(id))).as(id).isEqualTo(NEW);
        }
        for (String id : ids) {
            assertThat(check(RECORD.withId(id))).as(id).isEqualTo(DUPLICATE);
        }
    }

    @Test
    void fingerprintsOfSeveralThreadsAgree() {
        check(RECORD);
        Fingerprint other = filter.fingerprint();
        assertThat(other.of(RECORD)).isTrue();
        assertThat(filter.check(other.first(), other.second())).isEqualTo(DUPLICATE);
    }

    @Test
    void agreesWithAHashMapOverRandomRecords() {
        Random random = new Random(20260412);
        Map<String, TokenCounts> model = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            String id = "req-" + random.nextInt(80_000);
            TokenCounts tokens = TokenCounts.of(random.nextInt(3), 0, 0);
            TokenCounts before = model.putIfAbsent(id, tokens);
            DuplicateFilter.Verdict expected = before == null ? NEW : before.equals(tokens) ? DUPLICATE : CONFLICT;
            assertThat(check(RECORD.withId(id).withTokens(tokens))).isEqualTo(expected);
        }
        assertThat(filter.size()).isEqualTo(model.size());
    }

    @Test
    void roomMadeBeforehandIsBoundedAndChangesNothing() throws Exception {
        Path file = Files.createTempFile("usage", ".jsonl");
        try {
            Files.write(file, new byte[960_000]);
            filter.expect(UsageInput.of(file).storedBytes());
            long room = filter.bytes();
            for (int i = 0; i < 4_000; i++) {
                assertThat(check(RECORD.withId("req-" + i))).isEqualTo(NEW);
            }
            assertThat(room).isBetween(5_000L * 16, 5_000L * 24);
            assertThat(filter.bytes()).isLessThan(2 * room);
            filter.expect(UsageInput.of(file).storedBytes());
            assertThat(check(RECORD.withId("req-7"))).isEqualTo(DUPLICATE);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void growsWithinItsBytesForARecord() {
        for (int i = 0; i < 300_000; i++) {
            check(RECORD.withId("req-" + i));
            if (i % 10_000 == 9_999) {
                assertThat(filter.bytes()).isLessThanOrEqualTo(32 * filter.size());
            }
        }
        for (int i = 0; i < 300_000; i++) {
            assertThat(check(RECORD.withId("req-" + i))).isEqualTo(DUPLICATE);
        }
    }

    @Test
    void extremeHashesAreKeptApart() {
        long[] values = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xffff_ffffL};
        for (long first : values) {
            for (long second : new long[] {1L << 32, 2L << 32, -1L << 32}) {
                DuplicateFilter.Verdict verdict = filter.check(first, second);
                assertThat(verdict).isEqualTo(first == 1 ? DUPLICATE : NEW);
                assertThat(filter.check(first, second)).isEqualTo(DUPLICATE);
                assertThat(filter.check(first, second | 7)).isEqualTo(CONFLICT);
            }
        }
    }
}
