package io.tokentariff.review.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories made to run a program, to hide a difference, to exhaust or to hang whoever reads them. */
class HostileRepositoryTest {

    private static final String RULE = "rules/charges/published-rate.drl";
    private static final List<String> ATTRIBUTES = List.of(
            "export-ignore",
            "export-subst",
            "-text",
            "eol=crlf",
            "ident",
            "working-tree-encoding=UTF-16",
            "filter=lfs",
            "binary",
            "-diff",
            "linguist-generated",
            "merge=ours");
    private static final String TABLE = "rules/tables/terms.csv";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private GitWork work;
    private Path trap;

    @BeforeEach
    void repository() throws IOException {
        work = GitWork.in(folder);
        trap = Files.createFile(
                elsewhere.resolve("trap"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(trap, "#!/bin/sh\n: >" + sprung() + "\ncat\n");
    }

    private Path sprung() {
        return elsewhere.resolve("sprung");
    }

    private void assertNothingRan() {
        assertThat(sprung()).doesNotExist();
    }

    private void refused(String name, String why) {
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read(name, folder, new Problems()))
                .withMessageContaining(why);
        assertNothingRan();
    }

    private static final List<String> KEYS = List.of(
            "core.fsmonitor",
            "core.pager",
            "core.editor",
            "core.sshCommand",
            "core.askPass",
            "core.gitProxy",
            "core.alternateRefsCommand",
            "core.hooksPath",
            "core.attributesFile",
            "core.worktree",
            "core.excludesFile",
            "diff.external",
            "diff.drl.textconv",
            "diff.drl.command",
            "filter.drl.smudge",
            "filter.drl.clean",
            "filter.drl.process",
            "merge.drl.driver",
            "tar.zip.command",
            "tar.tar.gz.command",
            "tar.drl.command",
            "alias.rev-parse",
            "alias.archive",
            "alias.show",
            "alias.cat-file",
            "pager.show",
            "pager.archive",
            "gpg.program",
            "gpg.ssh.program",
            "credential.helper",
            "sequence.editor",
            "interactive.diffFilter",
            "uploadpack.packObjectsHook",
            "remote.origin.uploadpack",
            "remote.origin.vcs",
            "include.path",
            "includeIf.gitdir:/.path",
            "extensions.partialClone",
            "core.repositoryFormatVersion",
            "trace2.eventTarget");

    @Test
    void noKeyOfItsConfigurationIsFollowed() throws IOException {
        Map<String, String> clean = work.onDisk();
        work.write(".gitattributes", "*.drl filter=drl diff=drl merge=drl\n*.csv filter=drl diff=drl\n");
        work.commit("attributes");
        for (String hook :
                List.of("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman")) {
            Path file = folder.resolve(".git/hooks").resolve(hook);
            Files.createDirectories(file.getParent());
            Files.copy(trap, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String key : KEYS) {
            Files.writeString(folder.resolve(".git/config"), setting(key));
            assertThat(work.texts("HEAD:rules")).as(key).isEqualTo(clean);
            assertNothingRan();
        }
    }

    @Test
    void norOfAWorkTreesOwn() throws IOException {
        Map<String, String> clean = work.onDisk();
        work.write(".gitattributes", "*.drl filter=drl diff=drl\n*.csv filter=drl diff=drl\n");
        work.commit("attributes");
        work.git("config", "extensions.worktreeConfig", "true");
        Path linked = elsewhere.resolve("linked");
        work.git("worktree", "add", "-q", linked.toString());
        Files.writeString(folder.resolve(".git/config.worktree"), everyKey());
        Files.writeString(folder.resolve(".git/worktrees/linked/config.worktree"), everyKey());
        assertThat(work.texts("HEAD:rules")).isEqualTo(clean);
        assertThat(new GitWork(linked).texts("HEAD:rules")).isEqualTo(clean);
        assertNothingRan();
    }

    @Test
    void norOfASubmodule() throws IOException {
        Map<String, String> clean = work.onDisk();
        work.write(".gitattributes", "*.drl filter=drl diff=drl\n");
        work.commit("attributes");
        GitWork outer = new GitWork(Files.createDirectory(elsewhere.resolve("outer")));
        outer.git("init", "-q", ".");
        outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder.toString(), "inner");
        Path inner = elsewhere.resolve("outer/inner");
        assertThat(inner.resolve(".git")).isRegularFile();
        Files.writeString(elsewhere.resolve("outer/.git/modules/inner/config"), everyKey());
        Files.writeString(
                elsewhere.resolve("outer/.gitmodules"),
                "[submodule \"inner\"]\n\tpath = inner\n\turl = %s\n\tupdate = !%s\n".formatted(folder, trap));
        assertThat(new GitWork(inner).texts("HEAD:rules")).isEqualTo(clean);
        assertNothingRan();
    }

    @Test
    void norOfAUser() throws Exception {
        work.write(".gitattributes", "*.drl filter=drl diff=drl\n*.csv filter=drl diff=drl\n");
        work.commit("attributes");
        Path home = elsewhere.resolve("home");
        Files.createDirectories(home.resolve("git"));
        for (String file : List.of(".gitconfig", "git/config", "git/attributes")) {
            Files.writeString(home.resolve(file), file.endsWith("s") ? "* filter=drl export-ignore\n" : everyKey());
        }
        ProcessBuilder diff = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home,
                        "-cp",
                        classPath(),
                        "io.tokentariff.cli.Main",
                        "diff",
                        "HEAD:rules",
                        "rules")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        diff.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "XDG_CONFIG_HOME", home.toString(),
                        "GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString(),
                        "GIT_CONFIG_SYSTEM", home.resolve(".gitconfig").toString(),
                        "GIT_EXTERNAL_DIFF", trap.toString(),
                        "GIT_SSH_COMMAND", trap.toString(),
                        "GIT_CONFIG_COUNT", "1",
                        "GIT_CONFIG_KEY_0", "core.fsmonitor",
                        "GIT_CONFIG_VALUE_0", trap.toString()));
        Process process = diff.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Nothing changed");
        assertNothingRan();
    }

    /** The class path of this program, wherever another one starts. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A configuration that sets every key that could do harm, but for those after which git itself reads no repository. */
    private String everyKey() {
        StringBuilder text = new StringBuilder();
        for (String key : KEYS) {
            if (!key.startsWith("core.repositoryFormat") && !key.startsWith("extensions.")) {
                text.append(setting(key));
            }
        }
        return text.toString();
    }

    private String setting(String key) {
        int dot = key.indexOf('.');
        int last = key.lastIndexOf('.');
        String section = dot == last
                ? key.substring(0, dot)
                : key.substring(0, dot) + " \"" + key.substring(dot + 1, last) + "\"";
        return "[%s]\n\t%s = %s\n".formatted(section, key.substring(last + 1), trap);
    }

    @Test
    void aTrapIsOneIndeed() {
        work.write(".gitattributes", "*.drl filter=drl\n");
        work.commit("attributes");
        work.git("config", "filter.drl.smudge", trap.toString());
        work.git("archive", "-o", elsewhere.resolve("x.tar").toString(), "HEAD");
        assertThat(sprung()).exists();
    }

    @Test
    void noAttributeHidesADifference() throws IOException {
        Map<String, String> before = work.onDisk();
        String rule = "// $Format:%H$ $Id$\r\nrule\r\n";
        String table = before.get("tables/terms.csv") + "\n";
        work.git("update-index", "--add", "--cacheinfo", "100644," + blob(rule) + ",rules/charges/added.drl");
        work.git("update-index", "--add", "--cacheinfo", "100644," + blob(table) + "," + TABLE);
        for (String attribute : ATTRIBUTES) {
            String lines = blob("*.drl %1$s\n*.csv %1$s\n".formatted(attribute));
            work.git("update-index", "--add", "--cacheinfo", "100644," + lines + ",.gitattributes");
            work.git("update-index", "--add", "--cacheinfo", "100644," + lines + ",rules/.gitattributes");
            work.git("commit", "-q", "-m", attribute);
            Files.createDirectories(folder.resolve(".git/info"));
            Files.writeString(folder.resolve(".git/info/attributes"), "* %s\n".formatted(attribute));
            assertThat(work.texts("HEAD:rules"))
                    .as(attribute)
                    .containsEntry("charges/added.drl", rule.replace("\r\n", "\n"))
                    .containsEntry("tables/terms.csv", table)
                    .hasSize(before.size() + 1);
        }
        assertThat(work.texts("HEAD~%s:rules".formatted(ATTRIBUTES.size()))).isEqualTo(before);
    }

    /** Stores a text as it is. */
    private String blob(String text) throws IOException {
        Path file = elsewhere.resolve("blob");
        Files.writeString(file, text);
        return work.git("hash-object", "-w", "--no-filters", file.toString());
    }

    @Test
    void nothingStandsInForAnotherObject() {
        Map<String, String> before = work.onDisk();
        String rule = work.git("rev-parse", "HEAD:" + RULE);
        String commit = work.git("rev-parse", "HEAD");
        work.write(RULE, "something else");
        work.commit("else");
        work.git("replace", "-f", rule, work.git("rev-parse", "HEAD:" + RULE));
        work.git("replace", "-f", commit, "HEAD");
        assertThat(work.git("show", commit + ":" + RULE)).isEqualTo("something else");
        assertThat(work.texts("HEAD~1:rules")).isEqualTo(before);
    }

    @Test
    void anObjectThatIsNotWhatItsNameSaysIsDamaged() throws IOException {
        String rule = work.git("rev-parse", "HEAD:" + RULE);
        plant(rule, "blob 4\0evil".getBytes(StandardCharsets.US_ASCII));
        refused("HEAD:rules", "is damaged: it is not what its name says");
    }

    /** Puts an object in the place of another one. */
    private void plant(String name, byte[] content) throws IOException {
        Path file = folder.resolve(".git/objects").resolve(name.substring(0, 2)).resolve(name.substring(2));
        Files.deleteIfExists(file);
        Files.createDirectories(file.getParent());
        try (DeflaterOutputStream out = new DeflaterOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
    }

    @Test
    void anObjectThatSaysItIsHugeIsNotUnpacked() throws IOException {
        plant(work.git("rev-parse", "HEAD:" + TABLE), "blob 1610612736\0zeros".getBytes(StandardCharsets.US_ASCII));
        refused("HEAD:rules", "tables/terms.csv cannot be read: it holds an object of more than 128 MiB");
    }

    @Test
    void anObjectThatIsLongerThanItSaysIsCutThere() throws IOException {
        byte[] bomb = new byte[1 << 24];
        System.arraycopy("blob 4\0evil".getBytes(StandardCharsets.US_ASCII), 0, bomb, 0, 11);
        plant(work.git("rev-parse", "HEAD:" + TABLE), bomb);
        refused("HEAD:rules", "is damaged");
    }

    @Test
    void aTableLargerThanATableMayBeIsAProblemOfTheRulebook() throws IOException {
        byte[] zeros = new byte[(1 << 26) + 1];
        Files.write(folder.resolve(TABLE), zeros);
        work.commit("huge");
        Problems problems = new Problems();
        GitRevision.read("HEAD:rules", folder, problems);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("file-too-large");
    }

    @Test
    void foldersThatHoldEachOtherManyTimesAreTooMany() throws IOException {
        String folderName = work.git("rev-parse", "HEAD:rules/charges");
        for (int depth = 0; depth < 7; depth++) {
            StringBuilder list = new StringBuilder();
            for (int entry = 0; entry < 12; entry++) {
                list.append("040000 tree ")
                        .append(folderName)
                        .append("\tf")
                        .append(entry)
                        .append('\n');
            }
            folderName = mktree(list.toString());
        }
        Problems problems = new Problems();
        GitRevision.read(folderName + ":", folder, problems);
        assertThat(problems.sorted()).extracting(Problem::code).contains("folder-too-large");
    }

    private String mktree(String list) throws IOException {
        Path file = elsewhere.resolve("tree");
        Files.writeString(file, list);
        Process process = new ProcessBuilder("git", "mktree")
                .directory(folder.toFile())
                .redirectInput(file.toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aFolderThatLooksLikeABareRepositoryIsNotTakenForOne() {
        Map<String, String> clean = work.onDisk();
        work.git("clone", "-q", "--bare", ".", "embedded");
        GitWork embedded = new GitWork(folder.resolve("embedded"));
        embedded.git("config", "core.fsmonitor", trap.toString());
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD:rules", folder.resolve("embedded"), new Problems()))
                .withMessageContaining("looks like a bare repository, and lies in the work tree");
        assertThat(work.texts("HEAD:rules")).isEqualTo(clean);
        assertNothingRan();
    }

    @Test
    void aPartialCloneFetchesNothing() throws IOException {
        work.git("config", "uploadpack.allowFilter", "true");
        work.write(TABLE, "a\n1\n");
        work.commit("second");
        Path clone = elsewhere.resolve("clone");
        work.git("clone", "-q", "--filter=blob:none", "file://" + folder, clone.toString());
        GitWork partial = new GitWork(clone);
        assertThat(partial.texts("HEAD:rules")).isEqualTo(work.onDisk());
        partial.git("config", "remote.origin.uploadpack", trap.toString());
        partial.git("config", "core.sshCommand", trap.toString());
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD~1:rules", clone, new Problems()))
                .withMessageContaining("it is a partial clone, and nothing is fetched here");
        assertNothingRan();
    }

    @Test
    void aShallowCloneSaysWhatItLacks() {
        work.commit("second");
        Path clone = elsewhere.resolve("clone");
        work.git("clone", "-q", "--depth=1", "file://" + folder, clone.toString());
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD~1:rules", clone, new Problems()))
                .withMessageContaining("git fetch --unshallow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--shared", "--reference"})
    void objectsOfAnotherRepositoryAreNotLookedFor(String how) {
        Path clone = elsewhere.resolve("clone");
        if (how.equals("--shared")) {
            work.git("clone", "-q", "--shared", ".", clone.toString());
        } else {
            work.git("clone", "-q", "--reference", ".", "file://" + folder, clone.toString());
        }
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD:rules", clone, new Problems()))
                .withMessageContaining("borrows objects of another repository");
    }

    @Test
    void anObjectsFormatThatIsNotReadIsSaid() {
        GitWork sha256 = new GitWork(elsewhere);
        sha256.git("init", "-q", "--object-format=sha256", ".");
        sha256.write("rules/tables/x.csv", "a\n1\n");
        sha256.commit("first");
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD:rules", elsewhere, new Problems()))
                .withMessageContaining("SHA-256");
    }

    @Test
    void anOldPackIndexIsSaid() {
        work.git("-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d");
        refused("HEAD:rules", "of a version that is not read here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "packed-refs", "refs/heads/main", "objects/pack/pack-1.idx", "commondir"})
    void aPipeIsNotWaitedFor(String file) throws Exception {
        work.git("pack-refs", "--all");
        Path path = folder.resolve(".git").resolve(file);
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        if (file.equals("commondir") || file.equals("refs/heads/main")) { // as if it were not there
            assertThat(work.texts("main:rules")).isEqualTo(work.onDisk());
        } else {
            assertThatExceptionOfType(WrongUseException.class)
                    .isThrownBy(() -> GitRevision.read("main:rules", folder, new Problems()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ref: refs/heads/main", "ref: ../../etc/passwd", "ref: refs/heads/../../config", "nonsense", ""})
    void aRefThatNamesNoObjectIsSaid(String text) throws IOException {
        Files.writeString(folder.resolve(".git/refs/heads/main"), text);
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> GitRevision.read("HEAD:rules", folder, new Problems()))
                .withMessageContaining("HEAD:rules");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 100, 1032, 1040, 2000})
    void aDamagedPackIsSaid(int at) throws IOException {
        work.git("gc", "-q", "--prune=now");
        for (String end : List.of(".idx", ".pack")) {
            Path file;
            try (var files = Files.list(folder.resolve(".git/objects/pack"))) {
                file = files.filter(each -> each.toString().endsWith(end))
                        .findFirst()
                        .orElseThrow();
            }
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            for (int n = at; n < Math.min(at + 64, damaged.length); n++) {
                damaged[n] ^= 0x55;
            }
            file.toFile().setWritable(true);
            Files.write(file, damaged);
            sameOrSaid();
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2 + at));
            sameOrSaid();
            Files.write(file, whole);
        }
        assertThat(work.texts("HEAD:rules")).isEqualTo(work.onDisk());
    }

    private void sameOrSaid() {
        try {
            assertThat(work.texts("HEAD:rules")).isEqualTo(work.onDisk());
        } catch (WrongUseException said) {
            assertThat(said).hasMessageContaining("HEAD:rules");
        }
    }
}
