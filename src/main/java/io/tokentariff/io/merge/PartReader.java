package io.tokentariff.io.merge;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.PeriodSum;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.RequestSum;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementPart;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a part of the fields of a statement. */
final class PartReader {

    private final Map<String, RuleRef> rules;

    PartReader(Map<String, RuleRef> rules) {
        this.rules = rules;
    }

    StatementPart part(StatementNode statement) {
        StatementNode merge = statement.object("merge");
        return new StatementPart(
                statement.text("rulebook"),
                by(merge),
                parsed(merge, "zone", id -> ZoneId.of(id).normalized()),
                records(statement.object("records")),
                statement.objects("groups").stream().map(PartReader::group).toList(),
                findings(statement),
                merge.objects("grants").stream().map(PartReader::grant).toList(),
                merge.objects("sums").stream().map(PartReader::sum).toList(),
                merge.has("request_sums")
                        ? merge.objects("request_sums").stream()
                                .map(this::requestSum)
                                .toList()
                        : List.of());
    }

    private static List<Dimension> by(StatementNode merge) {
        List<Dimension> by = new ArrayList<>();
        for (@Nullable String name : merge.texts("group_by")) {
            try {
                by.add(new Dimension(String.valueOf(name)));
            } catch (WrongUseException e) {
                throw merge.fault("group_by", "has \"%s\", by which nothing is grouped".formatted(name));
            }
        }
        return by;
    }

    private static <T> T parsed(StatementNode node, String name, Function<String, T> parser) {
        String text = node.text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw node.fault(name, "is \"%s\", which is none".formatted(text));
        }
    }

    private static RecordCounts records(StatementNode records) {
        return new RecordCounts(
                records.records("priced"),
                records.records("unpriced"),
                records.records("not_billed"),
                records.records("rejected"),
                records.records("duplicate"));
    }

    private static Statement.Group group(StatementNode group) {
        Map<String, @Nullable String> by = new LinkedHashMap<>();
        group.object("by").eachText(by::put);
        return new Statement.Group(
                by,
                group.records("records"),
                group.records("priced"),
                group.records("unpriced"),
                group.count("requests"),
                tokens(group.object("tokens")),
                group.has("unpriced_tokens") ? tokens(group.object("unpriced_tokens")) : Map.of(),
                group.has("amount_usd") ? group.money("amount_usd") : null,
                group.has("cost_usd") ? group.money("cost_usd") : null,
                null);
    }

    private static Map<String, BigInteger> tokens(StatementNode tokens) {
        Map<String, BigInteger> counts = new LinkedHashMap<>();
        tokens.eachCount(counts::put);
        return counts;
    }

    /** What agreements did is left out: it is decided anew. */
    private List<Statement.CountedFinding> findings(StatementNode statement) {
        return statement.objects("findings").stream()
                .filter(each -> !each.has("about"))
                .map(this::finding)
                .toList();
    }

    private Statement.CountedFinding finding(StatementNode finding) {
        String rule = finding.optional("rule");
        return new Statement.CountedFinding(
                finding.text("code"),
                effect(finding),
                finding.text("message"),
                rule == null ? null : rule(rule),
                finding.records("records"));
    }

    private static Finding.Effect effect(StatementNode finding) {
        String word = finding.text("effect");
        for (Finding.Effect effect : Finding.Effect.values()) {
            if (effect.name().toLowerCase(Locale.ROOT).equals(word)) {
                return effect;
            }
        }
        throw finding.fault("effect", "is \"%s\", which is none".formatted(word));
    }

    private static CreditGrant grant(StatementNode grant) {
        try {
            return new CreditGrant(
                    grant.text("grant"),
                    grant.money("amount_usd"),
                    new EffectivePeriod(day(grant, "from"), day(grant, "until")),
                    grant.optional("account"));
        } catch (IllegalArgumentException e) {
            throw grant.fault("grant", "is none: " + e.getMessage());
        }
    }

    private static @Nullable LocalDate day(StatementNode node, String name) {
        return node.has(name) ? parsed(node, name, LocalDate::parse) : null;
    }

    private RequestSum requestSum(StatementNode sum) {
        return new RequestSum(
                sum(sum.object("usage")),
                sum.text("step"),
                sum.text("agreement"),
                new RowRef(sum.text("file"), Math.toIntExact(Math.min(sum.records("line"), Integer.MAX_VALUE))),
                sum.text("source"),
                rule(sum.text("rule")),
                sum.count("requests"),
                sum.money("before_usd"));
    }

    private RuleRef rule(String id) {
        return rules.getOrDefault(id, new RuleRef(id, "", "", "", "", 0));
    }

    private static PeriodSum sum(StatementNode sum) {
        Map<String, String> tags = new TreeMap<>();
        if (sum.has("tags")) {
            StatementNode said = sum.object("tags");
            said.eachText((name, value) -> tags.put(name, said.text(name)));
        }
        return new PeriodSum(
                parsed(sum, "day", LocalDate::parse),
                sum.optional("project"),
                sum.optional("user"),
                sum.optional("api_key"),
                tags,
                sum.optional("region"),
                sum.optional("provider"),
                sum.optional("model"),
                sum.optional("tier"),
                sum.optional("meter"),
                sum.texts("group"),
                sum.count("tokens"),
                sum.money("amount_usd"));
    }
}
