package io.tokentariff.rating.statement;

import io.tokentariff.rating.Dimension;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A statement before agreements and free credits: all that others need to add it to theirs. Parts of one log that were priced apart
 * give, added up, the statement of the whole, see {@link StatementMerge}.
 *
 * @param revision the rulebook that priced it
 * @param by what it is grouped by
 * @param zone the zone of its days and months
 * @param records what became of the lines read
 * @param groups the usage at list prices
 * @param findings what rules and readers found; not what agreements did, as that is decided on the whole
 * @param grants free credits that were given beside those of the rulebook
 * @param sums the usage as agreements and free credits tell it apart; none where there are neither
 * @param requestSums what caps and minimum charges a request did to it
 */
public record StatementPart(
        String revision,
        List<Dimension> by,
        ZoneId zone,
        RecordCounts records,
        List<Statement.Group> groups,
        List<Statement.CountedFinding> findings,
        List<CreditGrant> grants,
        List<PeriodSum> sums,
        List<RequestSum> requestSums)
        implements Serializable {

    public StatementPart {
        by = List.copyOf(by);
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
        grants = List.copyOf(grants);
        sums = List.copyOf(sums);
        requestSums = List.copyOf(requestSums);
    }

    /** What the zone is called: {@code UTC}, {@code Europe/Berlin}. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
