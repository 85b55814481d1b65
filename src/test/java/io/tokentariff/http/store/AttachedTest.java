package io.tokentariff.http.store;

import static io.tokentariff.http.store.Stores.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's own repository, with the rulebook in a folder of it, beside everything else. */
class AttachedTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private GitProgram git;
    private RulebookStore store;

    @BeforeEach
    void repository() {
        git = GitProgram.in(folder);
        git.run("init", "-q", "-b", "main");
        git.write("README.md", "ours");
        git.commit("Readme");
        Stores.seed().forEach((file, text) -> git.write("pricing/" + file, text));
        git.commit("Rules");
        git.write("README.md", "ours, too");
        git.commit("Readme again");
        store = attach();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private RulebookStore attach() {
        return RulebookStore.attach(folder, "pricing/", Stores.options());
    }

    @Test
    void revisionsAreTheCommitsThatChangeTheRulebook() {
        assertThat(store.revisions(10, null)).extracting(Revision::title).containsExactly("Rules");
        assertThat(store.head().parent()).isNull();
        assertThat(store.files(store.head().id()).texts()).isEqualTo(Stores.seed());
        assertThat(store.head().rulebook())
                .isEqualTo(RulebookFiles.of(Stores.seed()).revision());
    }

    @Test
    void whatElseIsInTheRepositoryStaysAndIsNoReasonToLookAgain() {
        Draft draft = Stores.submitted(store, "0.50");
        assertThat(draft.authors()).containsExactly("ann");
        git.write("README.md", "and more");
        git.commit("Readme once more");
        assertThat(store.poll()).isFalse();
        Revision published = Stores.publish(store, draft).revision();
        assertThat(store.revisions(10, null)).extracting(Revision::title).containsExactly("Price 0.50", "Rules");
        assertThat(git.run("show", "main:README.md")).isEqualTo("and more");
        assertThat(git.run("show", "main:pricing/" + RATES))
                .isEqualTo(Stores.rates("0.50").strip());
        Draft back = store.rollback(Objects.requireNonNull(published.parent()), "ann", "Wrong.");
        Stores.publish(store, store.submit(back.number(), back.commit(), "ann"));
        assertThat(git.run("show", "main:README.md")).isEqualTo("and more");
        assertThat(store.files(store.head().id()).texts()).isEqualTo(Stores.seed());
    }

    @Test
    void aRulebookThatExtendsAnotherOfTheRepositoryKnowsTheWhole() {
        store.close();
        git.write("customers/acme/rulebook.yaml", "extends: ../../pricing\n");
        git.commit("Customer");
        try (RulebookStore customers = RulebookStore.attach(folder, "customers/acme/", Stores.options())) {
            Revision first = customers.head();
            assertThat(customers.files(first.id()).texts()).isEqualTo(Stores.seed());
            git.write("README.md", "and more");
            git.commit("Readme once more");
            assertThat(customers.poll()).isFalse();
            git.write("pricing/" + RATES, Stores.rates("0.50"));
            git.commit("The other one's price");
            assertThat(customers.poll()).isTrue();
            assertThat(customers.head().rulebook()).isNotEqualTo(first.rulebook());
            assertThat(customers.files(customers.head().id()).text(RATES)).contains("0.50");
            assertThat(customers.revisions(10, null))
                    .extracting(Revision::title)
                    .containsExactly("The other one's price", "Customer");
        }
    }

    @Test
    void itsFilesOnTheDiskAreNotTouched() {
        Stores.publish(store, Stores.submitted(store, "0.50"));
        assertThat(folder.resolve("pricing").resolve(RATES)).hasContent(Stores.rates("0.40"));
    }

    @Test
    void aFolderThatIsNotThereIsNotFound() {
        store.close();
        for (String prefix : List.of("elsewhere", "README.md", "pricing/tables/rates.csv")) {
            assertThatThrownBy(() -> RulebookStore.attach(folder, prefix, Stores.options()))
                    .as(prefix)
                    .isInstanceOf(StoreException.NotFound.class);
        }
        assertThatThrownBy(() -> RulebookStore.attach(folder, "../x", Stores.options()))
                .isInstanceOf(StoreException.BadName.class);
        assertThatThrownBy(() -> RulebookStore.attach(elsewhere, "", Stores.options()))
                .isInstanceOf(StoreException.NotFound.class);
        store = attach();
    }

    @Test
    void oneServicePublishesInIt() {
        assertThatThrownBy(this::attach).isInstanceOf(StoreException.Busy.class);
    }

    @Test
    void aLinkedWorkTreeAndABareCopyAreRepositories() {
        store.close();
        git.run("worktree", "add", "-q", "--detach", elsewhere.resolve("linked").toString());
        try (RulebookStore linked = RulebookStore.attach(elsewhere.resolve("linked"), "pricing", Stores.options())) {
            assertThat(linked.head().title()).isEqualTo("Rules");
        }
        git.run(
                "clone",
                "-q",
                "--bare",
                folder.toString(),
                elsewhere.resolve("bare").toString());
        try (RulebookStore bare = RulebookStore.attach(elsewhere.resolve("bare"), "pricing", Stores.options())) {
            Revision published =
                    Stores.publish(bare, Stores.submitted(bare, "0.50")).revision();
            assertThat(bare.head()).isEqualTo(published);
        }
        store = attach();
    }

    @Test
    void aRepositoryWithAnotherMainBranchIsFollowed() {
        store.close();
        git.run("branch", "-m", "main", "trunk");
        store = attach();
        Stores.publish(store, Stores.submitted(store, "0.50"));
        assertThat(git.run("log", "-1", "--format=%s", "trunk")).isEqualTo("Price 0.50");
    }

    @Test
    void noProgramThatItsConfigurationOrAHookNamesIsRun() throws IOException {
        store.close();
        Path sprung = elsewhere.resolve("sprung");
        Path trap = Files.createFile(
                elsewhere.resolve("trap"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(trap, "#!/bin/sh\n: >" + sprung + "\ncat\n");
        git.write(".gitattributes", "* filter=x diff=x merge=x text eol=crlf\n");
        git.commit("Attributes");
        for (String hook : List.of(
                "pre-commit",
                "commit-msg",
                "post-commit",
                "reference-transaction",
                "update",
                "post-update",
                "pre-receive",
                "post-merge",
                "pre-push")) {
            Files.createDirectories(folder.resolve(".git/hooks"));
            Files.copy(trap, folder.resolve(".git/hooks").resolve(hook));
        }
        String config = Files.readString(folder.resolve(".git/config"));
        Files.writeString(
                folder.resolve(".git/config"),
                config
                        + Stream.of(
                                        "[core]\nfsmonitor = %1$s\nhooksPath = %2$s\nsshCommand = %1$s\neditor = %1$s\nalternateRefsCommand = %1$s\nattributesFile = %1$s\nexcludesFile = %1$s\n",
                                        "[filter \"x\"]\nclean = %1$s\nsmudge = %1$s\nprocess = %1$s\nrequired = true\n",
                                        "[diff \"x\"]\ntextconv = %1$s\ncommand = %1$s\n[merge \"x\"]\ndriver = %1$s\n",
                                        "[gpg]\nprogram = %1$s\n[commit]\ngpgSign = true\n[tag]\ngpgSign = true\n",
                                        "[gc]\nauto = 1\n[credential]\nhelper = %1$s\n[user]\nname = Eve\nemail = eve@example.com\n")
                                .map(each -> each.formatted(trap, folder.resolve(".git/hooks")))
                                .reduce("", String::concat));
        store = attach();
        Draft draft = Stores.submitted(store, "0.50");
        Draft other = store.create("cem", "A rule", "Missing.");
        store.write(other.number(), other.commit(), "cem", Map.of("charges/x.drl", "//\n"));
        Revision published = Stores.publish(store, draft).revision();
        store.refresh(other.number());
        store.rollback(Objects.requireNonNull(published.parent()), "cem", "Back.");
        store.poll();
        assertThat(sprung).doesNotExist();
        assertThat(published.author()).isEqualTo("ann");
        assertThat(store.files(published.id()).text(RATES)).isEqualTo(Stores.rates("0.50"));
        Files.writeString(folder.resolve(".git/config"), config);
        assertThat(git.run("cat-file", "-p", "main:pricing/" + RATES)).doesNotContain("\r");
    }
}
