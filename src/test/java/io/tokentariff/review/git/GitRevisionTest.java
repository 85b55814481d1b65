package io.tokentariff.review.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a revision holds is what is read, as git names it and however it is kept. */
class GitRevisionTest {

    private static final String TERMS = "rules/tables/terms.csv";

    private static final List<String> NAMES = List.of(
            "HEAD",
            "@",
            "HEAD~1",
            "HEAD~",
            "HEAD^",
            "HEAD^2",
            "HEAD^^2",
            "HEAD~1^2~1",
            "main",
            "heads/main",
            "refs/heads/main",
            "side/topic",
            "v1",
            "v2",
            "v1^{}",
            "v2^0",
            "v1~1",
            "v1^{tree}",
            "tags/v1",
            "origin/main",
            "origin",
            "ORIG_HEAD");

    @TempDir
    Path folder;

    private GitWork work;

    @BeforeEach
    void repository() {
        work = GitWork.in(folder);
    }

    private void refused(String name, Path here, String why) {
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read(name, here, new Problems()))
                .withMessageContaining(name)
                .withMessageContaining(why);
    }

    private void refused(String name, String why) {
        refused(name, folder, why);
    }

    @Test
    void aCleanWorkTreeIsItsRevision() {
        assertThat(work.texts("HEAD:rules")).isEqualTo(work.onDisk()).isEqualTo(ShippedRules.texts());
    }

    @Test
    void everyCommitIsWhatItsWorkTreeWas() throws Exception {
        Random dice = new Random(20261126);
        for (int edit = 0; edit < 40; edit++) {
            String text = Files.readString(folder.resolve(TERMS));
            int at = text.indexOf('\n', dice.nextInt(text.length() - 1)) + 1;
            work.write(TERMS, text.substring(0, at) + "# " + dice.nextLong() + "\n" + text.substring(at));
            work.write("rules/tables/notes" + edit % 5 + ".csv", "a,b\n" + dice.nextInt() + ",1\n");
            work.commit("edit " + edit);
            if (edit == 15) {
                work.git("gc", "-q", "--aggressive", "--prune=now");
            }
        }
        assertEveryCommit(41);
        work.git(
                "-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50");
        work.git("pack-refs", "--all");
        assertThat(folder.resolve(".git/refs/heads/main")).doesNotExist();
        assertEveryCommit(41);
    }

    private void assertEveryCommit(int commits) {
        for (int back = 0; back < commits; back++) {
            String commit = work.git("rev-parse", "main~" + back);
            work.git("checkout", "-q", "-f", commit);
            assertThat(work.texts("main~" + back + ":rules"))
                    .as("main~%s", back)
                    .isEqualTo(work.onDisk());
        }
        work.git("checkout", "-q", "main");
    }

    @Test
    void namesRevisionsAsGitDoes() {
        work.git("checkout", "-q", "-b", "side/topic");
        work.write(TERMS, "a\n1\n");
        work.commit("on the side");
        work.git("tag", "-a", "-m", "one", "v1");
        work.git("tag", "-a", "-m", "a tag of a tag", "v2", "v1");
        work.git("checkout", "-q", "main");
        for (int n = 0; n < 2; n++) {
            work.write("rules/tables/x.csv", "a\n" + n + "\n");
            work.commit("on main");
            work.git(
                    "merge",
                    "-q",
                    "-m",
                    "merge",
                    "--no-ff",
                    "-s",
                    "ours",
                    "side/topic~0",
                    "--allow-unrelated-histories");
            work.git("checkout", "-q", "side/topic");
            work.write("rules/tables/y.csv", "a\n" + n + "\n");
            work.commit("on the side");
            work.git("checkout", "-q", "main");
        }
        work.git("merge", "-q", "-m", "merge", "-s", "ours", "side/topic");
        work.git("update-ref", "refs/remotes/origin/main", "main~1");
        work.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
        work.git("update-ref", "ORIG_HEAD", "main~2");
        for (String name : NAMES) {
            work.git("read-tree", "-u", "--reset", name);
            assertThat(work.texts(name + ":rules")).as(name).isEqualTo(work.onDisk());
            assertThat(work.texts(work.git("rev-parse", name) + ":rules")).isEqualTo(work.onDisk());
            assertThat(work.texts(work.git("rev-parse", "--short=7", name) + ":rules"))
                    .isEqualTo(work.onDisk());
            assertThat(work.texts(work.git("rev-parse", name + ":rules") + ":")).isEqualTo(work.onDisk());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD~1:rules, has no parent",
        "HEAD^2:rules, has no parent number 2",
        "none:rules, no commit",
        "HEAD:none, no folder",
        "HEAD:rules/tables/terms.csv, no folder",
        "HEAD:../rules/../.., no folder",
        "--output=x:rules, no commit",
        "HEAD@{1}:rules, no commit",
        "HEAD^{/x}:rules, is not understood",
        "HEAD~9999999:rules, is not understood",
        "HEAD~999999:rules, too far back",
        "../../etc/passwd:rules, no commit",
        "config:rules, no commit",
        "ffffffffffffffffffffffffffffffffffffffff:rules, lacks the object",
        "C:\\rules, no commit"
    })
    void saysWhatIsNotThere(String name, String why) {
        refused(name, why);
    }

    @Test
    void aPathWithADotGoesFromTheFolderOneIsIn() {
        Path tables = folder.resolve("rules/tables");
        assertThat(GitWork.texts("HEAD:./", folder.resolve("rules"))).isEqualTo(work.onDisk());
        assertThat(GitWork.texts("HEAD:..", tables)).isEqualTo(work.onDisk());
        assertThat(GitWork.texts("HEAD:rules", tables)).isEqualTo(work.onDisk());
    }

    @Test
    void anAmbiguousStartIsSaid() {
        for (int n = 0; n < 1200; n++) {
            work.write("n" + n, "number " + n);
        }
        work.commit("many objects");
        String[] names =
                work.git("rev-list", "--objects", "--no-object-names", "--all").split("\n");
        Arrays.sort(names);
        for (int n = 1; n < names.length; n++) {
            if (names[n].startsWith(names[n - 1].substring(0, 4))) {
                refused(names[n].substring(0, 4) + ":rules", "more than one object");
                return;
            }
        }
        throw new AssertionError("no two objects begin alike");
    }

    @Test
    void readsFurtherWorkTrees() {
        work.git("worktree", "add", "-q", "-b", "other", folder.resolve("tree").toString());
        GitWork tree = new GitWork(folder.resolve("tree"));
        tree.write(TERMS, "a\n1\n");
        tree.commit("in the other tree");
        assertThat(tree.texts("HEAD:rules")).isEqualTo(tree.onDisk()).isNotEqualTo(work.onDisk());
        assertThat(tree.texts("main:rules")).isEqualTo(work.onDisk());
    }

    @Test
    void readsABareRepository(@TempDir Path elsewhere) {
        Path bare = elsewhere.resolve("bare");
        work.git("clone", "-q", "--bare", ".", bare.toString());
        assertThat(GitWork.texts("main:rules", bare)).isEqualTo(work.onDisk());
        assertThat(GitWork.texts("main:rules", bare.resolve("objects"))).isEqualTo(work.onDisk());
        refused("main:./", bare, "needs a work tree");
        refused("main:rules", elsewhere, "in no git repository");
    }

    @Test
    void readsWhatASubmoduleHolds(@TempDir Path elsewhere) {
        GitWork outer = GitWork.in(elsewhere);
        outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", folder.toString(), "sub");
        outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", folder.toString(), "rules/sub");
        outer.commit("submodules");
        assertThat(GitWork.texts("HEAD:rules", elsewhere.resolve("sub"))).isEqualTo(work.onDisk());
        refused("HEAD:sub", elsewhere, "is a submodule");
        Problems problems = new Problems();
        GitRevision.read("HEAD:rules", elsewhere, problems);
        assertThat(problems.sorted())
                .extracting(Problem::code, Problem::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("is-a-submodule", "sub"));
    }

    @Test
    void followsLinksWithinTheRulebookAsOnDisk() throws Exception {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve(".data/more"));
        Files.writeString(rules.resolve(".data/more/extra.csv"), "a\n1\n");
        Files.createSymbolicLink(rules.resolve("tables/linked.csv"), Path.of("../.data/more/extra.csv"));
        Files.createSymbolicLink(rules.resolve("again"), Path.of("charges/../charges"));
        Files.createSymbolicLink(rules.resolve("tables/twice.csv"), Path.of("linked.csv"));
        work.commit("links");
        assertThat(work.texts("HEAD:rules"))
                .isEqualTo(work.onDisk())
                .containsKeys("tables/linked.csv", "tables/twice.csv", "again/published-rate.drl");
    }

    @Test
    void refusesOtherLinksWithTheProblemsOfTheDisk() throws Exception {
        Path rules = folder.resolve("rules");
        work.write("outside.csv", "a\n1\n");
        Files.createSymbolicLink(rules.resolve("tables/out.csv"), Path.of("../../outside.csv"));
        Files.createSymbolicLink(rules.resolve("tables/passwd.csv"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(rules.resolve("tables/gone.csv"), Path.of("nowhere.csv"));
        Files.createSymbolicLink(rules.resolve("tables/loop"), Path.of(".."));
        work.commit("links");
        Problems ofRevision = new Problems();
        GitRevision.read("HEAD:rules", folder, ofRevision);
        Problems ofDisk = new Problems();
        io.tokentariff.rulebook.folder.RulebookFiles.read(rules, ofDisk);
        assertThat(ofRevision.sorted()).hasSize(4).isEqualTo(ofDisk.sorted());
    }

    @Test
    void lineEndsAndMarksAreNoDifference() {
        work.write(
                "rules/charges/published-rate.drl",
                "\uFEFF" + ShippedRules.text("charges/published-rate.drl").replace("\n", "\r\n"));
        work.commit("from another system");
        assertThat(work.texts("HEAD:rules")).isEqualTo(Map.copyOf(ShippedRules.texts()));
    }
}
