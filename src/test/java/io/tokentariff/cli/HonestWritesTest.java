package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tokentariff.fixtures.CliRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A result that could not be written is never taken for one that was. */
class HonestWritesTest {

    private static final Path FULL = Path.of("/dev/full");
    private static final String USAGE = "fixtures/advice/usage.jsonl";

    @TempDir
    Path folder;

    static List<String> commands() {
        List<String> commands = new ArrayList<>();
        forms(commands, "price " + USAGE, "text json jsonl csv markdown");
        forms(commands, "quote --model gpt-4.1-mini --input 12", "text json");
        forms(commands, "explain line:1 " + USAGE, "text json");
        forms(commands, "advise " + USAGE, "text json markdown");
        forms(commands, "forecast " + USAGE, "text json");
        forms(commands, "check fixtures/problems/base", "text json sarif");
        forms(commands, "diff rules rules", "text json markdown");
        forms(commands, "rules", "text markdown html");
        forms(commands, "models", "text json csv");
        forms(commands, "rates --model gpt-4.1-mini", "text json csv");
        return commands;
    }

    private static void forms(List<String> commands, String command, String forms) {
        Stream.of(forms.split(" ")).map(form -> command + " --format " + form).forEach(commands::add);
    }

    /** A full disk. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private static CliRun toFullDisk(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(args, new Full(), err);
        return new CliRun(exit, "", err.toString(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fullStandardOutputIsSaid(String command) {
        CliRun run = toFullDisk(command.split(" "));
        assertThat(run.err()).endsWith("tariff: standard output could not be written: No space left on device.\n");
        assertThat(run.exit()).isEqualTo(Exit.UNWRITABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "price --help", "help quote"})
    void fullStandardOutputOfHelpIsSaid(String command) {
        assertThat(toFullDisk(command.split(" ")).exit()).isEqualTo(Exit.UNWRITABLE);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fullDeviceIsSaid(String command) {
        assumeThat(FULL).exists();
        CliRun run = CliRun.of((Object[]) (command + " --out " + FULL).split(" "));
        assertThat(run.err()).contains("tariff: /dev/full could not be written: No space left on device.");
        assertThat(run.exit()).isEqualTo(Exit.UNWRITABLE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void rejectsThatCannotBeWrittenAreSaid() throws IOException {
        assumeThat(FULL).exists();
        Path out = folder.resolve("out.txt");
        CliRun run = CliRun.of("price", file("bad.jsonl", good() + "oops\n"), "--rejects", FULL, "--out", out);
        assertThat(run.err()).contains("/dev/full could not be written");
        assertThat(run.exit()).isEqualTo(Exit.UNWRITABLE);
        assertThat(names()).containsExactly("bad.jsonl");
    }

    @Test
    void newFileHasThePermissionsOfAnyNewFile() throws IOException {
        Path out = folder.resolve("new.txt");
        price("--out", out);
        Path any = Files.createFile(folder.resolve("any.txt"));
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(any));
        assertThat(names()).containsExactly("any.txt", "new.txt");
    }

    @Test
    void replacedFileKeepsItsPermissions() throws IOException {
        Path out = Files.writeString(folder.resolve("old.txt"), "old");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-rw---x"));
        price("--out", out);
        assertThat(Files.readString(out)).contains("Total");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-rw---x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linksAreFollowed(boolean there) throws IOException {
        Path target = Files.createDirectory(folder.resolve("sub")).resolve("target.txt");
        if (there) {
            Files.writeString(target, "old");
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("sub/target.txt"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        price("--out", second);
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(Files.readString(target)).contains("Total");
    }

    @Test
    void linkToItselfIsRefused() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, link);
        refused("is a link that leads to itself", "price", USAGE, "--out", link);
    }

    @Test
    void pipesAreWrittenStraight() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FutureTask<String> read = new FutureTask<>(() -> Files.readString(pipe));
        new Thread(read).start();
        price("--out", pipe);
        assertThat(read.get()).contains("Total");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
    void namesOfStandardOutputAreStandardOutput(String name) {
        CliRun run = CliRun.of("price", USAGE, "--out", name);
        assertThat(run.out()).contains("Total");
        assertThat(run.exit()).isZero();
    }

    @Test
    void inputsAreNotWritten() throws IOException {
        Path usage = file("usage.jsonl", good());
        Path hard = Files.createLink(folder.resolve("hard.jsonl"), usage);
        Path soft = Files.createSymbolicLink(folder.resolve("soft.jsonl"), usage);
        for (Path name : List.of(usage, hard, soft)) {
            refused("which this run reads", "price", usage, "--out", name);
            refused("which this run reads", "price", usage, "--rejects", name);
            refused("which this run reads", "explain", "line:1", usage, "--out", name);
            refused("which this run reads", "diff", "rules", "rules", "--usage", usage, "--out", name);
        }
        Path credits = CliRun.USAGE.resolve("credits.csv");
        refused("which this run reads", "price", usage, "--credits", credits, "--out", credits);
        assertThat(Files.readString(usage)).isEqualTo(good());
    }

    @Test
    void resultAndRejectsAreTwoFiles() throws IOException {
        Path one = folder.resolve("one.txt");
        Path same = Files.createSymbolicLink(folder.resolve("same.txt"), one);
        refused("--out and --rejects are the same", "price", USAGE, "--out", one, "--rejects", same);
        refused("--out and --rejects are the same", "price", USAGE, "--rejects", "-");
        assertThat(CliRun.of("price", USAGE, "--out", "/dev/null", "--rejects", "/dev/null")
                        .exit())
                .isZero();
    }

    @Test
    void nothingIsLeftOfAnInterruptedRun() throws Exception {
        Path out = folder.resolve("out.txt");
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, ENTRY_CREATE);
            Process run = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "price",
                            "-",
                            "--out",
                            out.toString())
                    .redirectErrorStream(true)
                    .start();
            watch.take();
            assertThat(names()).singleElement().asString().endsWith(".part");
            run.destroy();
            run.waitFor();
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price " + "fixtures/usage/native.csv" + " --json --format csv",
                "price fixtures/usage/native.csv --format jsonl --group-by model",
                "check --json --format sarif",
                "quote --model gpt-4.1-mini --input 1 --format csv"
            })
    void formsThatContradictEachOtherAreRefused(String command) {
        CliRun run = CliRun.of((Object[]) command.split(" "));
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.WRONG_USE);
        assertThat(run.out()).isEmpty();
    }

    private static void price(Object... options) {
        List<Object> args = new ArrayList<>(List.of("price", USAGE));
        args.addAll(List.of(options));
        CliRun run = CliRun.of(args.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
    }

    private static void refused(String why, Object... args) {
        CliRun run = CliRun.of(args);
        assertThat(run.err()).contains(why);
        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(run.out()).isEmpty();
    }

    private static String good() {
        return "{\"id\":\"1\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":1200}\n";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
