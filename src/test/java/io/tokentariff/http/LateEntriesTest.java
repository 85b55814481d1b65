package io.tokentariff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.http.access.Role;
import io.tokentariff.http.journal.AuditEntry;
import io.tokentariff.http.journal.AuditLog;
import io.tokentariff.http.store.Draft;
import io.tokentariff.http.store.Revision;
import io.tokentariff.http.store.RulebookStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published and not written down, as by a service that is killed in between, is written down later, once. */
class LateEntriesTest {

    private static final String MODELS = "tables/models.csv";
    private static final Clock BEFORE = Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock THEN = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private RulebookStore store(Clock clock) {
        return RulebookStore.open(
                folder.resolve("rules.git"),
                () -> Map.of(MODELS, ShippedRules.text(MODELS)),
                new RulebookStore.Options(clock, files -> List.of(), false));
    }

    private AuditLog log() {
        return AuditLog.open(folder.resolve("audit.jsonl"), THEN);
    }

    private static Revision published(RulebookStore store, String comment) {
        Draft draft = store.create("ann", "a comment", "a test");
        Map<String, String> change = new HashMap<>();
        change.put(MODELS, "# " + comment + "\n" + ShippedRules.text(MODELS));
        draft = store.write(draft.number(), draft.commit(), "ann", new HashMap<>(change));
        draft = store.submit(draft.number(), draft.commit(), "ann");
        return store.publish(draft.number(), draft.commit(), draft.base(), "bob", "0")
                .revision();
    }

    private static void note(AuditLog log, Revision revision) {
        log.append("bob", LateEntries.PUBLISH, Map.of("draft", "1", "commit", revision.id()));
    }

    @Test
    void whatWasPublishedSinceTheLastEntryIsWrittenOnceEldestFirst() {
        try (RulebookStore store = store(THEN);
                AuditLog log = log()) {
            note(log, published(store, "one"));
            Revision two = published(store, "two");
            Revision three = published(store, "three");
            assertThat(new LateEntries(log, store).write()).isEqualTo(2);
            List<AuditEntry> newest = log.entries(2, null);
            assertThat(newest)
                    .extracting(entry -> entry.details().get("commit"))
                    .containsExactly(three.id(), two.id());
            assertThat(newest).allSatisfy(entry -> {
                assertThat(entry.who()).isEqualTo("bob");
                assertThat(entry.what()).isEqualTo("draft.publish");
                assertThat(entry.details())
                        .containsEntry("published", THEN.instant().toString());
            });
            assertThat(newest.get(0).details()).containsEntry("draft", "3");
            assertThat(log.verify()).isNull();
            assertThat(new LateEntries(log, store).write()).isZero();
            assertThat(log.size()).isEqualTo(3);
        }
    }

    @Test
    void oneThatALaterOneOvertook() {
        try (RulebookStore store = store(THEN);
                AuditLog log = log()) {
            note(log, published(store, "one"));
            Revision two = published(store, "two");
            note(log, published(store, "three"));
            assertThat(new LateEntries(log, store).write()).isEqualTo(1);
            assertThat(log.entries(1, null).get(0).details()).containsEntry("commit", two.id());
        }
    }

    @Test
    void aFirstPublicationToo() {
        try (RulebookStore store = store(THEN);
                AuditLog log = log()) {
            log.append("ann", "draft.create", Map.of("draft", "1"));
            published(store, "one");
            assertThat(new LateEntries(log, store).write()).isEqualTo(1);
        }
    }

    @Test
    void whatWasPublishedBeforeTheLogBeganIsNotItsMatter() {
        try (RulebookStore store = store(BEFORE)) {
            published(store, "one");
        }
        try (RulebookStore store = store(THEN);
                AuditLog log = log()) {
            assertThat(new LateEntries(log, store).write()).isZero();
            log.append("ann", "draft.create", Map.of("draft", "2"));
            assertThat(new LateEntries(log, store).write()).isZero();
            published(store, "two");
            assertThat(new LateEntries(log, store).write()).isEqualTo(1);
        }
    }

    @Test
    void aServiceThatStartsAgainTellsIt() throws IOException {
        Path data = folder.resolve("data");
        try (RunningService service = RunningService.onRepository(data)) {
            assertThat(service.post(Role.EDITOR, "/v1/drafts", "{\"title\":\"x\",\"reason\":\"a test\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        try (RulebookStore store = RulebookStore.open(
                data.resolve("rules.git"),
                Map::of,
                new RulebookStore.Options(Clock.systemUTC(), files -> List.of(), false))) {
            published(store, "not written down");
            Files.delete(data.resolve(HttpService.TOKENS)); // the next one makes its own
        }
        try (RunningService service = RunningService.onRepository(data)) {
            assertThat(service.service().notices()).anyMatch(each -> each.startsWith("1 published revision(s)"));
            assertThat(service.get(Role.ADMIN, "/v1/audit-log").body()).contains("draft.publish", "bob");
        }
    }
}
