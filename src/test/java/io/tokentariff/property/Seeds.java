package io.tokentariff.property;

/** How many cases run and from which seed: {@code -Dproperty.cases=1000000 -Dproperty.seed=7} for longer runs. */
final class Seeds {

    /** The seed of this run; every failure names it. */
    static final long SEED = Long.getLong("property.seed", 20_260_412);

    /** How many random records the laws are tried on. */
    static final int CASES = Integer.getInteger("property.cases", 10_000);

    /** How many random rulebooks, each with {@link #RECORDS_A_RULEBOOK} records. */
    static final int RULEBOOKS = Math.max(1, CASES / 300);

    static final int RECORDS_A_RULEBOOK = 100;

    private Seeds() {}

    static String named(int number, Object record) {
        return "seed %d, case %d: %s".formatted(SEED, number, record);
    }
}
