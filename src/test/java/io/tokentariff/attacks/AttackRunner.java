package io.tokentariff.attacks;

import com.sun.management.OperatingSystemMXBean;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs commands on the rulebooks of attacks, in a process of its own with a small heap: prints a line for each command, and ends
 * with {@link #HANGS} where one takes more processor time than any may.
 */
final class AttackRunner {

    /** What it ends with where a command does not. */
    static final int HANGS = 99;

    private static final long PATIENCE_MILLIS = 15_000;
    private static final long LOOK_MILLIS = 50;
    private static final String TAB = "\t";

    private static volatile long begun = Long.MAX_VALUE;
    private static volatile String running = "";

    private AttackRunner() {}

    /**
     * One command on one attack, as the lines of {@link #main} say it.
     *
     * @param attack its number
     * @param millis of processor time, all threads of the process together
     * @param named whether it names the file, or the rule, that is to blame
     * @param said the first lines it printed
     */
    record Ran(int attack, String command, long millis, int exit, boolean named, String said) {

        static Ran of(String line) {
            String[] cells = line.split(TAB, -1);
            return new Ran(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    Long.parseLong(cells[2]),
                    Integer.parseInt(cells[3]),
                    Boolean.parseBoolean(cells[4]),
                    cells[5]);
        }

        private String line() {
            return String.join(
                    TAB, "" + attack, command, "" + millis, "" + exit, "" + named, said.replaceAll("\\s+", " "));
        }
    }

    /**
     * Runs attacks one after the other.
     *
     * @param args a folder for the rulebooks, the number of the first attack, and a part of the names of those meant
     */
    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        watch();
        Path usage = Files.writeString(folder.resolve("usage.jsonl"), HostileUsage.fortyLines());
        run(-1, "warm", "", List.of("price", usage, "--rules", "rules", "--no-cache"));
        List<Attack> attacks = Attacks.all();
        for (int number = Integer.parseInt(args[1]); number < attacks.size(); number++) {
            Attack attack = attacks.get(number);
            if (!attack.toString().contains(args[2])) {
                continue;
            }
            Path rules = folder.resolve("rules-" + number);
            write(rules, attack);
            print(run(number, "check", attack.culprit(), List.of("check", rules)));
            List<Object> ruled = List.of("--rules", rules, "--no-cache");
            print(run(number, "price", attack.culprit(), joined(List.of("price", usage), ruled)));
            print(run(
                    number,
                    "quote",
                    attack.culprit(),
                    joined(List.of("quote", "--model", "gpt-4.1", "--input", "9"), ruled)));
            print(run(number, "advise", attack.culprit(), joined(List.of("advise", usage), ruled)));
            delete(rules);
        }
    }

    private static List<Object> joined(List<Object> some, List<Object> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static void print(Ran ran) {
        System.out.println(ran.line());
    }

    private static Ran run(int number, String name, String culprit, List<Object> command) {
        long before = processor();
        running = number + TAB + name;
        begun = before;
        CliRun run = CliRun.of(command.toArray());
        begun = Long.MAX_VALUE;
        String said = run.out() + " | " + run.err();
        return new Ran(
                number,
                name,
                (processor() - before) / 1_000_000,
                run.exit(),
                said.contains(culprit) || said.contains(ruleIn(culprit)),
                (said.contains("\tat ") ? "TRACE " : "") + said.substring(0, Math.min(3_000, said.length())));
    }

    /** How the ids of rules begin that stand in a file. */
    private static String ruleIn(String file) {
        return file.replaceAll("[.]drl$", "").replace('/', '.');
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void write(Path folder, Attack attack) throws IOException {
        RulesCopy.in(folder);
        for (Map.Entry<String, String> file : attack.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Ends the process when a command takes too long, with what it is at. */
    private static void watch() {
        Thread main = Thread.currentThread();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.scheduleAtFixedRate(() -> look(main), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void look(Thread main) {
        if (begun == Long.MAX_VALUE || (processor() - begun) / 1_000_000 < PATIENCE_MILLIS) {
            return;
        }
        StringBuilder at = new StringBuilder();
        for (StackTraceElement each : main.getStackTrace()) {
            at.append(each).append(' ');
        }
        System.out.println(String.join(TAB, running, "" + PATIENCE_MILLIS, "" + HANGS, "true", "HANGS at " + at));
        Runtime.getRuntime().halt(HANGS);
    }
}
