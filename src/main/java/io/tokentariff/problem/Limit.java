package io.tokentariff.problem;

import java.time.Duration;
import java.util.Locale;

/**
 * How much of anything the program takes from a file, a repository or a stranger. Every limit stands here and nowhere else;
 * {@code src/docs/limits.md} is made from this list.
 */
public enum Limit {
    RULE_FILE(1 << 20, "bytes", "one rule file, or one file with cases", "the rulebook does not load"),
    TABLE_FILE(1 << 26, "bytes", "one table", "the rulebook does not load"),
    RULEBOOK_BYTES(
            1 << 27,
            "bytes",
            "all files of a rulebook and of those it extends together, each link counted anew",
            "it does not load"),
    RULEBOOK_FILES(20_000, "files", "rules, tables and files with cases of a rulebook", "it does not load"),
    RULEBOOK_ENTRIES(100_000, "names", "files and folders that are looked at to find a rulebook's", "it does not load"),
    RULEBOOK_DEPTH(8, "folders", "folders within each other in a rulebook", "deeper ones are not read"),
    EXTENDED(4, "rulebooks", "rulebooks of which one extends the other", "it does not load"),
    BASE_UP(8, "folders", "folders that the path to an extended rulebook goes up", "it does not load"),

    RULEBOOK_ROWS(60_000, "rows", "rows of all tables of a rulebook together", "the rulebook does not load"),
    NAMED_ROWS(
            10_000,
            "rows",
            "rows of one table of names (models, meters, tiers, regions and the like), or of candidates.csv",
            "the rulebook does not load"),
    NAMED_TABLE(1 << 20, "characters", "one such table", "the rulebook does not load"),
    CELL(1 << 16, "characters", "one cell of a table", "the rulebook does not load"),
    ONE_HASH(
            1_000,
            "texts",
            "different texts of a column that were chosen to have one hash",
            "the rulebook does not load"),
    CASE_TEXT(1 << 22, "characters", "all files with cases of a rulebook together", "the rest is not run: an error"),
    CASES(
            20_000,
            "evaluations",
            "evaluations that the cases of a rulebook ask for: one each, one for each row of a table of prices and each record of a statement; a workload counts as its days, and as 10 at least",
            "the rest is not run: an error"),
    CASE_TABLES(600, "tables", "different rows that cases make up", "the rest is not run: an error"),
    CASE_NAMES(
            2_500_000,
            "names",
            "names of models that are sorted anew for cases that make models up: the rulebook's, once for each different set of rows",
            "the rest is not run: an error"),
    FAULTS(
            100,
            "faults",
            "faults that are told of one table, or of one file with cases: a wrong separator makes one of every row",
            "the others are not told"),
    COMPARED_NAMES(
            5_000,
            "names",
            "known names that one is compared with that may be misspelt",
            "the others are not compared"),

    NAME(
            1_000,
            "characters",
            "a name that usage brings along: model, tier, region, id, project, user, key, workload, tag",
            "the line is rejected"),
    TAGS(100, "tags", "tags of one record", "the line is rejected"),
    OBJECT(1 << 20, "characters", "what is kept of one object of a tool's log", "the object is rejected"),
    GROUPS(100_000, "groups", "groups of a statement", "the others are one group, (others), that adds up"),
    PERIOD_TOTALS(
            200_000,
            "totals",
            "totals of periods that agreements and groups tell apart",
            "the net amounts of further groups are not told"),
    WORKLOADS(2_000, "workloads", "workloads that are advised on", "the others are one workload, (others)"),
    COMPARED_CHANGES(
            64,
            "changes",
            "changes of rows and rule files whose dollars are told one by one where usage is priced by two rulebooks",
            "the rows of a table are one change, and all rules are one"),
    BILL_LINES(250_000, "rows", "rows of a bill that is compared with usage", "the bill is refused"),
    AUDIT_GROUPS(
            50_000,
            "groups",
            "days, projects, models, tiers and meters of usage that is compared with a bill",
            "the others are one group, (others), that adds up"),
    FOCUS_ROWS(2_000_000, "rows", "rows of a FOCUS file", "it is refused; a longer period makes fewer"),
    FINDINGS(1_000, "findings", "different findings of a statement", "the others are counted by their code"),
    KEPT_NAMES(
            65_536, "names", "different names that are kept while usage is read", "they are forgotten and kept anew"),
    KEPT_CHARACTERS(1 << 23, "characters", "all these names together", "they are forgotten and kept anew"),
    OPEN_SPANS(
            65_536,
            "spans",
            "spans of traces that wait for those above and below them",
            "the eldest trace is charged as it is"),
    UNSETTLED_LOOKS(
            20,
            "looks",
            "looks at a folder that is edited all the time",
            "what two reads at once find the same is taken"),
    TORN_LOOKS(5, "looks", "looks that find the same in a file that seems to be half written", "it is taken as it is"),

    COMBINATIONS(
            1_000_000,
            "combinations",
            "facts that all rules join in one evaluation, one with many comparisons as many; counted on the tables when they load, too",
            "it is stopped: the record is unpriced, the workload not advised on"),
    EVALUATION_ROWS(10_000, "rows", "rows of tables that are for one and the same usage", "likewise"),
    FIRINGS(10_000, "firings", "rules that fire in one evaluation", "likewise"),
    EVALUATION_TIME(5, "seconds", "processor time of one evaluation", "likewise"),
    CUT_SHORT(3, "evaluations", "evaluations of one kind of usage that were stopped", "it is not tried again"),
    BUILD_TIME(60, "seconds", "processor time of compiling the rules", "the rulebook does not load"),
    CHECK_TIME(
            60,
            "seconds",
            "processor time of running a rulebook's cases and trying its rows; of one mutant likewise",
            "it is stopped with an error; the mutant counts as noticed"),
    CHECK_FIRINGS(300_000, "firings", "rules that fire in them, all together", "likewise"),
    CHECK_COMBINATIONS(
            5_000_000,
            "combinations",
            "facts that rules join in them, and the facts themselves, all together",
            "likewise"),
    RELOAD_TIME(
            120,
            "seconds",
            "processor time of loading an edited rulebook and of its gate",
            "the edit is refused, the rulebook in use stays"),

    CACHE_ENTRIES(
            20,
            "entries",
            "rulebooks whose compiled rules and plans are kept in the user's cache folder",
            "the eldest go"),
    CACHE_BYTES(1 << 28, "bytes", "all of them together", "the eldest go"),
    CACHE_ENTRY(1 << 26, "bytes", "one of them", "it is not kept"),

    HTTP_RECORD(1 << 16, "bytes", "a request to quote one record, or to change something", "413"),
    HTTP_UPLOAD(1L << 32, "bytes", "usage that is sent to the service, as it comes", "413"),
    HTTP_REQUESTS(600_000, "requests", "requests of one person or address in a minute", "429"),
    HTTP_FAILED_LOGINS(10, "tokens", "tokens that nobody has, from one address in a minute", "429"),
    HTTP_SESSIONS(1_000, "sessions", "people logged in at the page", "the eldest is logged out"),
    JOBS(4, "jobs", "jobs of the service that wait or run at once", "429"),
    JOBS_KEPT(100, "jobs", "jobs whose results are kept", "the eldest that has ended goes"),
    JOB_AGE(86_400, "seconds", "how long the results of a job are kept", "they go"),
    USAGE_SETS(100, "sets", "usage that the service keeps under a name", "413"),

    GIT_OBJECT(
            1 << 27, "bytes", "one object of a git repository, also one that others are kept as changes to", "refused"),
    GIT_WORK(1L << 32, "bytes", "everything unpacked to read one revision", "refused"),
    GIT_CHAIN(4_096, "objects", "objects kept as changes to one another", "refused"),
    GIT_LINKS(8, "links", "links that lead to links in a revision", "the rulebook does not load"),
    GIT_PACKS(50_000, "files", "packs of a repository, and objects in one folder", "refused"),
    GIT_PARENTS(100_000, "commits", "the number after ~ in the name of a revision", "refused"),

    REASON(2_000, "characters", "the title, or the reason, of a draft", "refused"),
    STEPS_BACK(
            100_000, "commits", "commits of a repository that are looked at to find a rulebook's revision", "refused");

    private final long most;
    private final String unit;
    private final String what;
    private final String beyond;

    Limit(long most, String unit, String what, String beyond) {
        this.most = most;
        this.unit = unit;
        this.what = what;
        this.beyond = beyond;
    }

    /** The largest number that is taken. */
    public int most() {
        return Math.toIntExact(most);
    }

    /** The same where it may be more than an {@code int} holds. */
    public long mostOf() {
        return most;
    }

    /** The same of a limit of seconds. */
    public Duration time() {
        return Duration.ofSeconds(most);
    }

    /** What is counted: {@code bytes}. */
    public String unit() {
        return unit;
    }

    /** The number with its unit: {@code 1,000,000 combinations}. */
    public String words() {
        return String.format(Locale.ROOT, "%,d %s", most, unit);
    }

    /** What is limited. */
    public String what() {
        return what;
    }

    /** What happens beyond it. */
    public String beyond() {
        return beyond;
    }
}
