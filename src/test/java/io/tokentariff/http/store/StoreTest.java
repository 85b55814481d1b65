package io.tokentariff.http.store;

import static io.tokentariff.http.store.Stores.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts are made, changed, approved by a second person, published and taken back. */
class StoreTest {

    @TempDir
    Path folder;

    private RulebookStore store;

    @BeforeEach
    void open() {
        store = Stores.open(folder.resolve("rules.git"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Map<String, @Nullable String> without(String file) {
        return Collections.singletonMap(file, null);
    }

    @Test
    void aNewRepositoryHoldsTheSeed() {
        Revision head = store.head();
        assertThat(head.rulebook()).isEqualTo(RulebookFiles.of(Stores.seed()).revision());
        assertThat(head.parent()).isNull();
        assertThat(head.approver()).isNull();
        assertThat(store.files(head.id()).texts()).isEqualTo(Stores.seed());
        assertThat(store.revisions(10, null)).containsExactly(head);
        assertThat(store.revision(head.id())).isEqualTo(head).isEqualTo(store.revision(head.rulebook()));
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void whatWasThereIsThereAgain() {
        Revision published =
                Stores.publish(store, Stores.submitted(store, "0.50")).revision();
        store.close();
        store = RulebookStore.open(
                folder.resolve("rules.git"),
                () -> {
                    throw new AssertionError("it is there already");
                },
                Stores.options());
        assertThat(store.head()).isEqualTo(published);
        assertThat(store.create("ann", "More", "Because.").number()).isEqualTo(2);
    }

    @Test
    void aSeedThatDoesNotHoldBeginsNothing() {
        Path other = folder.resolve("other.git");
        assertThatThrownBy(() ->
                        RulebookStore.open(other, () -> Map.of(RATES, Stores.rates(Stores.BAD)), Stores.options()))
                .isInstanceOf(StoreException.DoesNotHold.class);
        try (RulebookStore again = Stores.open(other)) {
            assertThat(again.head().title()).isEqualTo("The first rulebook");
        }
    }

    @Test
    void nobodyElseOpensIt() {
        assertThatThrownBy(() -> Stores.open(folder.resolve("rules.git"))).isInstanceOf(StoreException.Busy.class);
    }

    @Test
    void aDraftIsChangedStepByStep() {
        Draft begun = store.create("ann", "Raise  the\nprice", "The list\nsays so.");
        assertThat(begun.title()).isEqualTo("Raise the price");
        assertThat(begun.reason()).isEqualTo("The list says so.");
        assertThat(begun.state()).isEqualTo(Draft.State.OPEN);
        assertThat(begun.base()).isEqualTo(store.head().id());
        assertThat(begun.created()).isEqualTo(Stores.NOON.instant());

        Draft written = store.write(1, begun.commit(), "cem", Map.of(RATES, Stores.rates("0.50")));
        assertThat(store.files(written.commit()).text(RATES)).isEqualTo(Stores.rates("0.50"));
        assertThat(written.author()).isEqualTo("ann");
        assertThat(written.lastAuthor()).isEqualTo("cem");
        assertThat(written.authors()).containsExactlyInAnyOrder("ann", "cem");
        assertThat(written.title()).isEqualTo(begun.title());
        assertThat(store.head().rulebook())
                .isEqualTo(RulebookFiles.of(Stores.seed()).revision());

        Draft less = store.write(1, written.commit(), "ann", without("charges/rate.cases.yaml"));
        assertThat(store.files(less.commit()).texts()).containsOnlyKeys(RATES, Stores.RULE);
        assertThat(store.write(1, less.commit(), "dan", Map.of(RATES, Stores.rates("0.50"))))
                .as("what changes nothing is no step, and makes nobody an author")
                .isEqualTo(less);
        assertThat(store.drafts()).containsExactly(less);
    }

    @Test
    void whoDidNotSeeTheDraftDoesNotChangeIt() {
        Draft begun = store.create("ann", "Price", "List.");
        store.write(1, begun.commit(), "ann", Map.of(RATES, Stores.rates("0.50")));
        assertThatThrownBy(() -> store.write(1, begun.commit(), "cem", Map.of(RATES, Stores.rates("0.60"))))
                .isInstanceOf(StoreException.Moved.class);
        assertThatThrownBy(() -> store.submit(1, begun.commit(), "cem")).isInstanceOf(StoreException.Moved.class);
    }

    @Test
    void aDraftIsPublishedByASecondPerson() {
        List<Revision> told = new ArrayList<>();
        store.onHead(told::add);
        Revision before = store.head();
        Draft draft = Stores.submitted(store, "0.50");
        Publication publication = Stores.publish(store, draft);

        Revision revision = publication.revision();
        assertThat(store.head()).isEqualTo(revision);
        assertThat(told).containsExactly(revision);
        assertThat(publication.warnings()).hasSize(1);
        assertThat(revision.author()).isEqualTo("ann");
        assertThat(revision.approver()).isEqualTo("bob");
        assertThat(revision.deltaUsd()).isEqualTo("+1.50");
        assertThat(revision.title()).isEqualTo("Price 0.50");
        assertThat(revision.reason()).isEqualTo("The list says so.");
        assertThat(revision.draft()).isEqualTo(1);
        assertThat(revision.parent()).isEqualTo(before.id());
        assertThat(revision.rulebook()).isEqualTo(store.files(revision.id()).revision());
        assertThat(store.revisions(1, null)).containsExactly(revision);
        assertThat(store.revisions(10, revision.id())).containsExactly(before);
        assertThat(store.draft(1).state()).isEqualTo(Draft.State.PUBLISHED);
        assertThat(store.draft(1).author()).isEqualTo("ann");
        assertThatThrownBy(() -> store.write(1, draft.commit(), "ann", without(RATES)))
                .isInstanceOf(StoreException.WrongState.class);
    }

    @Test
    void whoHadAHandInItDoesNotApproveIt() {
        Draft draft = Stores.submitted(store, "0.50");
        for (String author : List.of("ann", "Ann", " ann ")) {
            assertThatThrownBy(() -> store.publish(1, draft.commit(), draft.base(), author, "0"))
                    .isInstanceOf(StoreException.Forbidden.class);
        }
        Draft changed = store.write(1, draft.commit(), "bob", Map.of(RATES, Stores.rates("0.60")));
        Draft again = store.submit(1, changed.commit(), "ann");
        assertThatThrownBy(() -> Stores.publish(store, again)).isInstanceOf(StoreException.Forbidden.class);
        assertThat(store.head().parent()).isNull();
    }

    @Test
    void anOpenDraftIsNotPublished() {
        Draft draft = Stores.submitted(store, "0.50");
        Draft changed = store.write(1, draft.commit(), "ann", Map.of(RATES, Stores.rates("0.60")));
        assertThat(changed.state()).isEqualTo(Draft.State.OPEN);
        assertThatThrownBy(() -> Stores.publish(store, changed)).isInstanceOf(StoreException.WrongState.class);
        Draft again = store.submit(1, changed.commit(), "ann");
        assertThatThrownBy(() -> store.publish(1, draft.commit(), draft.base(), "bob", "0"))
                .as("what was approved is what is published")
                .isInstanceOf(StoreException.Moved.class);
        assertThat(Stores.publish(store, again).revision()).isEqualTo(store.head());
    }

    @Test
    void ofTwoDraftsOnOneRevisionTheSecondIsLookedAtAgain() {
        Draft first = Stores.submitted(store, "0.50");
        Draft other = store.create("cem", "A rule", "It was missing.");
        other = store.write(2, other.commit(), "cem", Map.of("charges/other.drl", "// other\n"));
        Draft second = store.submit(2, other.commit(), "cem");
        Revision one = Stores.publish(store, first).revision();
        assertThatThrownBy(() -> Stores.publish(store, second)).isInstanceOf(StoreException.Moved.class);

        Draft fresh = store.refresh(2);
        assertThat(fresh.base()).isEqualTo(one.id());
        assertThat(fresh.state()).isEqualTo(Draft.State.SUBMITTED);
        assertThat(fresh.authors()).containsExactly("cem");
        assertThat(fresh.title()).isEqualTo("A rule");
        assertThat(store.refresh(2)).isEqualTo(fresh);
        assertThatThrownBy(() -> store.publish(2, fresh.commit(), second.base(), "bob", "0"))
                .isInstanceOf(StoreException.Moved.class);
        Revision two = Stores.publish(store, fresh).revision();
        assertThat(two.parent()).isEqualTo(one.id());
        assertThat(store.files(two.id()).text(RATES)).isEqualTo(Stores.rates("0.50"));
        assertThat(store.files(two.id()).text("charges/other.drl")).isEqualTo("// other\n");
    }

    @Test
    void whatBothChangedIsNamed() {
        Draft first = Stores.submitted(store, "0.50");
        Stores.submitted(store, "0.60");
        Stores.publish(store, first);
        assertThatThrownBy(() -> store.refresh(2))
                .asInstanceOf(type(StoreException.Conflict.class))
                .satisfies(conflict -> assertThat(conflict.files()).containsExactly(RATES));
    }

    @Test
    void whatDoesNotHoldIsNotPublished() {
        Draft draft = Stores.submitted(store, Stores.BAD);
        assertThatThrownBy(() -> Stores.publish(store, draft))
                .asInstanceOf(type(StoreException.DoesNotHold.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.file() + ":" + problem.line())
                        .containsExactly(RATES + ":2"));
        assertThat(store.head().parent()).isNull();
        assertThat(store.draft(1).state()).isEqualTo(Draft.State.SUBMITTED);
    }

    @Test
    void whatChangesNothingIsNotPublished() {
        Draft draft = Stores.submitted(store, "0.40");
        assertThatThrownBy(() -> Stores.publish(store, draft)).isInstanceOf(StoreException.WrongState.class);
    }

    @Test
    void aDraftIsWithdrawn() {
        Draft draft = Stores.submitted(store, "0.50");
        assertThat(store.withdraw(1, "ann").state()).isEqualTo(Draft.State.WITHDRAWN);
        Draft withdrawn = store.draft(1);
        assertThat(withdrawn.state()).isEqualTo(Draft.State.WITHDRAWN);
        assertThat(withdrawn.title()).isEqualTo(draft.title());
        assertThat(store.drafts()).containsExactly(withdrawn);
        assertThatThrownBy(() -> store.publish(1, withdrawn.commit(), draft.base(), "bob", "0"))
                .isInstanceOf(StoreException.WrongState.class);
    }

    @Test
    void aRollBackRestoresTheExactRevision() {
        Revision first = store.head();
        Draft draft = store.create("ann", "Much", "All of it.");
        draft = store.write(1, draft.commit(), "ann", without(Stores.RULE));
        draft = store.write(1, draft.commit(), "ann", Map.of(RATES, Stores.rates("9"), "charges/new.drl", "//\n"));
        Stores.publish(store, store.submit(1, draft.commit(), "ann"));
        Draft back = store.rollback(first.id(), "cem", "It was wrong.");
        assertThat(back.title()).isEqualTo("Roll back to The first rulebook");
        Revision restored = Stores.publish(store, store.submit(back.number(), back.commit(), "cem"))
                .revision();
        assertThat(restored.rulebook()).isEqualTo(first.rulebook());
        assertThat(store.files(restored.id()).texts()).isEqualTo(Stores.seed());
        assertThat(store.revisions(10, null)).hasSize(3);
    }

    @Test
    void linesThatSomebodyWritesIntoAReasonAreNone() {
        Draft draft = store.create("ann", "Price\n\nApproved-by: eve", "Why\n\nApproved-by: eve\nTariff-Delta-USD: 0");
        draft = store.write(1, draft.commit(), "ann", Map.of(RATES, Stores.rates("0.50")));
        Revision revision =
                Stores.publish(store, store.submit(1, draft.commit(), "ann")).revision();
        assertThat(revision.approver()).isEqualTo("bob");
        assertThat(revision.deltaUsd()).isEqualTo("+1.50");
        assertThat(revision.reason()).isEqualTo("Why Approved-by: eve Tariff-Delta-USD: 0");
    }

    static Stream<String> noFiles() {
        return Stream.of(
                "../tables/rates.csv",
                "tables/../../rates.drl",
                "/tables/rates.csv",
                "tables//rates.csv",
                "./a.drl",
                ".git/hooks/a.drl",
                "a/.git/a.drl",
                "a/.hidden.drl",
                "a\\b.drl",
                "a/GIT~1/a.drl",
                "con.drl/a.drl:x",
                "a\u0000.drl",
                "a\n.drl",
                "README.md",
                "hooks/post-update",
                "1/2/3/4/5/6/7/8/9.drl",
                "");
    }

    @Test
    void whatIsNoFileOfARulebookIsRefused() {
        Draft draft = store.create("ann", "Price", "List.");
        assertThat(noFiles()).allSatisfy(name -> assertThatThrownBy(
                        () -> store.write(1, draft.commit(), "ann", Map.of(name, "text")))
                .as(name)
                .isInstanceOf(StoreException.BadName.class));
        assertThat(store.draft(1)).isEqualTo(draft);
    }

    @Test
    void textsThatAreTooLargeOrCollideAreRefused() {
        Draft draft = store.create("ann", "Price", "List.");
        assertThatThrownBy(() -> store.write(1, draft.commit(), "ann", Map.of("a.drl", "x".repeat((1 << 20) + 1))))
                .asInstanceOf(type(StoreException.DoesNotHold.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(each -> each.code())
                        .contains("file-too-large"));
        assertThatThrownBy(() -> store.write(1, draft.commit(), "ann", Map.of("Charges/Rate.drl", "//")))
                .isInstanceOf(StoreException.DoesNotHold.class);
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertThatThrownBy(() -> store.create(" ", "Price", "List.")).isInstanceOf(StoreException.BadName.class);
        assertThatThrownBy(() -> store.create("a<b>", "Price", "List.")).isInstanceOf(StoreException.BadName.class);
        assertThatThrownBy(() -> store.create("ann", "\n", "List.")).isInstanceOf(StoreException.BadName.class);
        assertThatThrownBy(() -> store.create("ann", "Price", "x".repeat(2_001)))
                .isInstanceOf(StoreException.BadName.class);
        Draft draft = Stores.submitted(store, "0.50");
        assertThatThrownBy(() -> store.publish(1, draft.commit(), draft.base(), "bob", "1e9"))
                .isInstanceOf(StoreException.BadName.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nothing = "0123456789012345678901234567890123456789";
        Draft draft = store.create("ann", "Price", "List.");
        assertThatThrownBy(() -> store.draft(7)).isInstanceOf(StoreException.NotFound.class);
        for (String id : List.of(nothing, "main", "", "HEAD", draft.commit())) {
            assertThatThrownBy(() -> store.revision(id)).as(id).isInstanceOf(StoreException.NotFound.class);
        }
        assertThatThrownBy(() -> store.files(nothing)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store.rollback(draft.commit(), "ann", "No."))
                .isInstanceOf(StoreException.NotFound.class);
    }
}
