package io.tokentariff.http.store;

import static io.tokentariff.http.store.Stores.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.rulebook.folder.RulebookFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engineers push with git into the repository that analysts publish in: both see one history. */
class PushedByGitTest {

    @TempDir
    Path folder;

    private RulebookStore store;
    private GitProgram git;

    @BeforeEach
    void cloned() {
        GitProgram above = GitProgram.in(folder);
        store = Stores.open(folder.resolve("rules.git"));
        above.run("clone", "-q", "rules.git", "clone");
        git = GitProgram.in(folder.resolve("clone"));
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private void push(String price) {
        git.write(RATES, Stores.rates(price));
        git.commit("Price " + price + "\n\nThe contract says so.");
        git.run("push", "-q", "origin", "HEAD:main");
    }

    @Test
    void whatIsPushedIsTaken() {
        List<Revision> told = new ArrayList<>();
        store.onHead(told::add);
        Revision before = store.head();
        push("0.70");
        assertThat(store.head()).isEqualTo(before);
        assertThat(store.poll()).isTrue();
        Revision head = store.head();
        assertThat(told).containsExactly(head);
        assertThat(head.author()).isEqualTo("Gil");
        assertThat(head.approver()).isNull();
        assertThat(head.title()).isEqualTo("Price 0.70");
        assertThat(head.reason()).isEqualTo("The contract says so.");
        assertThat(head.parent()).isEqualTo(before.id());
        assertThat(head.rulebook()).isEqualTo(store.files(head.id()).revision());
        assertThat(store.files(head.id()).text(RATES)).isEqualTo(Stores.rates("0.70"));
        assertThat(store.poll()).isFalse();
    }

    @Test
    void whatIsPushedIsTakenWithoutBeingAsked() throws InterruptedException {
        store.close();
        store = RulebookStore.open(
                folder.resolve("rules.git"),
                Stores::seed,
                new RulebookStore.Options(Stores.NOON, Stores.options().gate(), true));
        CountDownLatch taken = new CountDownLatch(1);
        store.onHead(revision -> taken.countDown());
        push("0.70");
        assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(store.head().title()).isEqualTo("Price 0.70");
    }

    @Test
    void whatDoesNotHoldIsNotTakenAndTold() {
        Revision before = store.head();
        push(Stores.BAD);
        assertThat(store.poll()).isFalse();
        assertThat(store.head()).isEqualTo(before);
        assertThat(store.problems()).extracting(problem -> problem.line()).contains(2);
        assertThat(store.newest().title()).isEqualTo("Price bad");

        store.close();
        store = Stores.open(folder.resolve("rules.git"));
        assertThat(store.head()).as("after another start, too").isEqualTo(before);
        assertThat(store.problems()).isNotEmpty();

        push("0.70");
        assertThat(store.poll()).isTrue();
        assertThat(store.head().title()).isEqualTo("Price 0.70");
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void anAnalystPutsRightWhatAnEngineerPushed() {
        push(Stores.BAD);
        store.poll();
        Draft draft = Stores.submitted(store, "0.80");
        assertThat(draft.base())
                .isEqualTo(store.newest().id())
                .isNotEqualTo(store.head().id());
        Revision published = Stores.publish(store, draft).revision();
        assertThat(store.head()).isEqualTo(published);
        assertThat(store.problems()).isEmpty();
        assertThat(store.revisions(10, null))
                .extracting(Revision::title)
                .containsExactly("Price 0.80", "Price bad", "The first rulebook");
    }

    @Test
    void aPushThatCameBetweenIsSeenByThePublisher() {
        Draft draft = Stores.submitted(store, "0.80");
        push("0.70");
        assertThatThrownBy(() -> Stores.publish(store, draft)).isInstanceOf(StoreException.Moved.class);
        assertThatThrownBy(() -> store.refresh(1)).isInstanceOf(StoreException.Conflict.class);
    }

    @Test
    void anEngineerSeesWhatAnAnalystPublished() {
        Draft draft = Stores.submitted(store, "0.50");
        Revision published = Stores.publish(store, draft).revision();
        git.run("pull", "-q", "--ff-only", "origin", "main");
        assertThat(git.run("rev-parse", "HEAD")).isEqualTo(published.id());
        assertThat(git.run(
                        "log",
                        "-1",
                        "--format=%an|%cn|%s|%(trailers:key=Approved-by,valueonly,separator=)|"
                                + "%(trailers:key=Tariff-Delta-USD,valueonly,separator=)|%(trailers:key=Reason,valueonly,separator=)|"
                                + "%(trailers:key=Tariff-Revision,valueonly,separator=)"))
                .isEqualTo("ann|bob|Price 0.50|bob|+1.50|The list says so.|" + published.rulebook());
        assertThat(git.run("log", "--first-parent", "--format=%s")).isEqualTo("Price 0.50\nThe first rulebook");
        assertThat(git.run("show", "HEAD:" + RATES))
                .isEqualTo(Stores.rates("0.50").strip());
        assertThat(GitProgram.in(folder.resolve("rules.git")).run("fsck", "--full", "--strict"))
                .isEmpty();
    }

    @Test
    void aDraftCanBePushedAndApproved() {
        git.run("checkout", "-q", "-b", "work");
        git.write(RATES, Stores.rates("0.90"));
        git.run(
                "commit",
                "-q",
                "-a",
                "--author",
                "Gil Gray <g.gray@example.com>",
                "-m",
                "Price 0.90\n\nApproved-by: gil");
        git.run("push", "-q", "origin", "HEAD:draft/7");
        Draft draft = store.draft(7);
        assertThat(draft.title()).isEqualTo("Price 0.90");
        assertThat(draft.authors()).containsExactly("Gil Gray", "g.gray@example.com", "Gil", "gil@example.com");
        assertThat(draft.base()).isEqualTo(store.head().id());
        Draft submitted = store.submit(7, draft.commit(), "ann");
        for (String own : List.of("gil", "Gil@Example.com", "G.Gray", "gil gray", "ann")) {
            assertThatThrownBy(() -> store.publish(7, submitted.commit(), submitted.base(), own, "0"))
                    .isInstanceOf(StoreException.Forbidden.class);
        }
        Revision published = Stores.publish(store, submitted).revision();
        assertThat(published.author()).isEqualTo("Gil Gray");
    }

    @Test
    void aDraftDoesNotHideItsAuthorsBehindABaseOfItsOwn() {
        git.run("checkout", "-q", "-b", "work");
        git.write(RATES, Stores.rates("0.90"));
        git.commit("Price 0.90");
        String own = git.run("rev-parse", "HEAD");
        git.run(
                "commit",
                "-q",
                "--allow-empty",
                "--author",
                "Ann <ann@example.com>",
                "-m",
                "Submit\n\nDraft-State: submitted\nDraft-Base: " + own);
        git.run("push", "-q", "origin", "HEAD:draft/7");
        assertThat(store.draft(7).authors()).contains("Gil");
        assertThat(store.draft(7).base()).isEqualTo(store.head().id());
    }

    @Test
    void aDraftThatAnEngineerMergesIsPublished() {
        Draft draft = Stores.submitted(store, "0.50");
        git.run("fetch", "-q");
        git.run("merge", "-q", "--no-ff", "-m", "Take over", "origin/draft/1");
        git.run("push", "-q", "origin", "HEAD:main");
        assertThat(store.draft(1).state()).isEqualTo(Draft.State.PUBLISHED);
        assertThat(store.poll()).isTrue();
        assertThat(store.head().title()).isEqualTo("Take over");
        assertThatThrownBy(() -> Stores.publish(store, draft)).isInstanceOf(StoreException.WrongState.class);
        assertThat(GitProgram.in(folder.resolve("rules.git")).run("branch", "--list", "draft/*"))
                .isEmpty();
    }

    @Test
    void linesThatAnotherContentTookOverDoNotCount() {
        Stores.publish(store, Stores.submitted(store, "0.50"));
        git.run("pull", "-q", "--ff-only", "origin", "main");
        String message = git.run("log", "-1", "--format=%B");
        git.write(RATES, Stores.rates("0.10"));
        git.commit(message);
        git.run("push", "-q", "origin", "HEAD:main");
        store.poll();
        assertThat(store.head().approver()).isNull();
        assertThat(store.head().deltaUsd()).isNull();
        assertThat(store.head().rulebook())
                .isEqualTo(store.files(store.head().id()).revision());
    }

    @Test
    void lineEndsAreNoDifference() {
        Revision before = store.head();
        Stores.seed().forEach((file, text) -> git.write(file, text.replace("\n", "\r\n")));
        git.run("config", "core.autocrlf", "false");
        git.commit("Line ends");
        git.run("push", "-q", "origin", "HEAD:main");
        assertThat(store.poll()).isTrue();
        assertThat(store.head().id()).isNotEqualTo(before.id());
        assertThat(store.head().rulebook()).isEqualTo(before.rulebook());
        assertThat(store.files(store.head().id()).texts())
                .isEqualTo(RulebookFiles.of(Stores.seed()).texts());
    }

    @Test
    void aFileKeepsItsLineEnds() {
        git.run("config", "core.autocrlf", "false");
        git.write(RATES, Stores.rates("0.70").replace("\n", "\r\n"));
        git.commit("Line ends");
        git.run("push", "-q", "origin", "HEAD:main");
        store.poll();
        String text = store.files(store.head().id()).text(RATES);
        assertThat(text).isEqualTo(Stores.rates("0.70"));
        Draft draft = store.create("ann", "A line", "More.");
        Map<String, String> change = Map.of(RATES, text + "large,2\r\n", Stores.RULE, "// 1\r\n// 2\n");
        draft = store.write(1, draft.commit(), "ann", change);
        git.run("fetch", "-q");
        assertThat(git.run("diff", "--numstat", "main", "origin/draft/1"))
                .isEqualTo("2\t1\t" + Stores.RULE + "\n1\t0\t" + RATES);
        assertThat(store.files(draft.commit()).text(RATES)).isEqualTo(text + "large,2\n");
    }

    @Test
    void aBranchThatIsSetBackIsTaken() {
        Revision first = store.head();
        push("0.70");
        store.poll();
        git.run("push", "-q", "-f", "origin", first.id() + ":main");
        assertThat(store.poll()).isTrue();
        assertThat(store.head()).isEqualTo(first);
        assertThat(Stores.publish(store, Stores.submitted(store, "0.90"))
                        .revision()
                        .parent())
                .isEqualTo(first.id());
    }

    @Test
    void packedNamesAndObjectsAreFound() {
        Stores.publish(store, Stores.submitted(store, "0.50"));
        Draft open = Stores.submitted(store, "0.60");
        GitProgram.in(folder.resolve("rules.git")).run("gc", "-q", "--prune=now");
        assertThat(store.draft(2)).isEqualTo(open);
        assertThat(Stores.publish(store, open).revision()).isEqualTo(store.head());
        assertThat(store.files(store.head().id()).text(RATES)).isEqualTo(Stores.rates("0.60"));
        assertThat(store.drafts()).extracting(Draft::state).containsOnly(Draft.State.PUBLISHED);
    }
}
