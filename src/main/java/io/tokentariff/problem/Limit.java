package io.tokentariff.problem;

/**
 * How much of anything the program takes from a file, a repository or a stranger. Every limit stands here and nowhere else;
 * {@code src/docs/limits.md} is made from this list.
 */
public enum Limit {
    RULE_FILE(1 << 20, "bytes", "one rule file, or one file with cases", "the rulebook does not load"),
    TABLE_FILE(1 << 26, "bytes", "one table", "the rulebook does not load"),
    RULEBOOK_BYTES(1 << 27, "bytes", "all files of a rulebook together, each link counted anew", "it does not load"),
    RULEBOOK_FILES(20_000, "files", "rules, tables and files with cases of a rulebook", "it does not load"),
    RULEBOOK_ENTRIES(100_000, "names", "files and folders that are looked at to find a rulebook's", "it does not load"),
    RULEBOOK_DEPTH(8, "folders", "folders within each other in a rulebook", "deeper ones are not read"),

    NAME(
            1_000,
            "characters",
            "a name that usage brings along: model, tier, region, id, project, user, key, workload, tag",
            "the line is rejected"),
    TAGS(100, "tags", "tags of one record", "the line is rejected"),
    GROUPS(100_000, "groups", "groups of a statement", "the others are one group, (others), that adds up"),
    WORKLOADS(2_000, "workloads", "workloads that are advised on", "the others are one workload, (others)"),
    FINDINGS(1_000, "findings", "different findings of a statement", "the others are counted by their code"),
    KEPT_NAMES(
            65_536, "names", "different names that are kept while usage is read", "they are forgotten and kept anew"),
    KEPT_CHARACTERS(1 << 23, "characters", "all these names together", "they are forgotten and kept anew"),
    UNSETTLED_LOOKS(
            20,
            "looks",
            "looks at a folder that is edited all the time",
            "what two reads at once find the same is taken"),

    CACHE_ENTRIES(
            20,
            "entries",
            "rulebooks whose compiled rules and plans are kept in the user's cache folder",
            "the eldest go"),
    CACHE_BYTES(1 << 28, "bytes", "all of them together", "the eldest go"),
    CACHE_ENTRY(1 << 26, "bytes", "one of them", "it is not kept"),

    GIT_OBJECT(
            1 << 27, "bytes", "one object of a git repository, also one that others are kept as changes to", "refused"),
    GIT_WORK(1L << 32, "bytes", "everything unpacked to read one revision", "refused"),
    GIT_CHAIN(4_096, "objects", "objects kept as changes to one another", "refused"),
    GIT_LINKS(8, "links", "links that lead to links in a revision", "the rulebook does not load"),
    GIT_PACKS(50_000, "files", "packs of a repository, and objects in one folder", "refused"),
    GIT_PARENTS(100_000, "commits", "the number after ~ in the name of a revision", "refused");

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

    /** What is counted: {@code bytes}. */
    public String unit() {
        return unit;
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
