package io.tokentariff.rating.statement;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.MeterInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds statements of parts of a log to the statement of the whole, exactly and in any order: agreements and free credits are applied
 * anew, on the whole. A record that stands in two parts is charged twice, as statements hold no records. Not thread-safe.
 */
public final class StatementMerge {

    private final Agreements agreements;
    private final List<MeterInfo> meters;
    private final String revision;
    private @Nullable First first;

    /** The first part, that all others must be like, and where all are added up. */
    private record First(String name, StatementPart part, StatementBuilder sum) {}

    /**
     * @param agreements those of the rulebook
     * @param meters its meters, in the order of a bill
     * @param revision the revision that priced all parts
     */
    public StatementMerge(Agreements agreements, List<MeterInfo> meters, String revision) {
        this.agreements = agreements;
        this.meters = List.copyOf(meters);
        this.revision = revision;
    }

    /**
     * Adds a part.
     *
     * @param name what messages call it
     * @throws WrongUseException if it cannot be added to those before: another revision, zone, grouping or other free credits
     */
    public void add(String name, StatementPart part) {
        if (!part.revision().equals(revision)) {
            throw new WrongUseException(
                    "%s was priced by the rulebook %s, and this is %s; name the rulebook that priced it, or price its usage again."
                            .formatted(name, part.revision(), revision));
        }
        First like = first;
        if (like == null) {
            like = new First(name, part, new StatementBuilder(part.by(), part.grants(), agreements.in(part.zone())));
            first = like;
        }
        check(like, name, part);
        like.sum().add(part);
    }

    private static void check(First like, String name, StatementPart part) {
        boolean told = like.sum().hasPeriods();
        if (told && part.sums().isEmpty() && part.records().priced() > 0) {
            throw new WrongUseException(
                    "%s has no sums for agreements to work on; price its usage again.".formatted(name));
        }
        checkSame("grouped by", like.name(), by(like.part()), name, by(part));
        checkSame("of days in", like.name(), like.part().zoneName(), name, part.zoneName());
        if (!like.part().grants().equals(part.grants())) {
            throw new WrongUseException("%s and %s were given different free credits; price both with the same."
                    .formatted(like.name(), name));
        }
    }

    private static void checkSame(String what, String one, Object ofOne, String other, Object ofOther) {
        if (!ofOne.equals(ofOther)) {
            throw new WrongUseException("%s is %s %s, %s is %s %s; statements that are to be added up must be alike."
                    .formatted(one, what, ofOne, other, what, ofOther));
        }
    }

    private static String by(StatementPart part) {
        return part.by().stream().map(each -> each.name()).collect(Collectors.joining(","));
    }

    /**
     * Returns the statement of all parts added so far.
     *
     * @throws WrongUseException if there are none
     */
    public Statement statement() {
        First like = first;
        if (like == null) {
            throw new WrongUseException("There is no statement to add up.");
        }
        return like.sum().build(revision, meters);
    }
}
