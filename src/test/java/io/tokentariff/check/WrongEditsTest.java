package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits that look right and are not, each stopped by the gate of a reload at a file; edits that are right, none of them stopped. */
class WrongEditsTest {

    private static final String RATES = "tables/rates.csv";
    private static final String TERMS = "tables/terms.csv";
    private static final String MODELS = "tables/models.csv";
    private static final String REGIONS = "tables/regions.csv";
    private static final String LONG = "tables/long-context.csv";
    private static final String CANDIDATES = "tables/candidates.csv";
    private static final String MINE = "tables/mine.cases.yaml";
    private static final String OUTPUT = "gpt-5-mini,no,standard,,output,2.00,,,";
    private static final String EXPECTED = "gpt-5-mini  standard   0.25         0.025    2.00";

    private static RuleEdit of(String name) {
        return RuleEdit.of(name);
    }

    /** A row that ends, and the one that follows it. */
    private static RuleEdit next(RuleEdit edit, String row, String price, String from) {
        String key = row.substring(0, row.length() - 2);
        String names = key.substring(0, key.lastIndexOf(','));
        names = names.substring(0, names.lastIndexOf(',') + 1);
        return edit.with(RATES, row, "%s,%s,published,before\n%s%s,%s,,".formatted(key, from, names, price, from));
    }

    private static RuleEdit term(RuleEdit edit, String row) {
        return edit.adding(TERMS, row + "\n");
    }

    /** A case with prices. */
    private static RuleEdit prices(RuleEdit edit, String columns, String... lines) {
        StringBuilder text = new StringBuilder("usage: {at: 2027-03-01}\ncases:\n  - name: edited\n    prices: |\n");
        text.append("      ").append(columns).append('\n');
        Stream.of(lines).forEach(line -> text.append("      ").append(line).append('\n'));
        return edit.adding(MINE, text.toString());
    }

    private static RuleEdit usage(RuleEdit edit, String usage, String expect) {
        return edit.adding(
                MINE, "cases:\n  - name: edited\n    usage: {%s}\n    expect: {%s}\n".formatted(usage, expect));
    }

    private static String rule(String id, String name, String when, String then) {
        return """
                // A rule of one's own
                //
                // Why it is there.
                //
                // Numbers: tables/terms.csv. Cases: beside it.
                package %s

                import io.tokentariff.ratecard.*
                import io.tokentariff.rating.*
                import io.tokentariff.usage.*

                rule "%s"
                    @id( "%s" )
                    @source( "contract of June 2026" )
                    @reviewed( "2026-11-26" )
                    @without( "Nothing is taken off." )
                when
                %s
                then
                    %s
                end
                """
                .formatted(id.substring(0, id.indexOf('.')), name, id, when, then);
    }

    private static final String DISCOUNT =
            "    $charge : Charge( )\n    $term : Term( name == \"own-discount\", covers( $charge.meter ) )";
    private static final String ADJUST = "insert( Adjustment.of( $charge, $term ) );";

    static Stream<RuleEdit> wrong() {
        return Stream.of(
                next(of("a decimal point in a price from December on"), OUTPUT, "20.0", "2026-12-01"),
                next(of("a priority price in flex"), "gpt-5-mini,no,flex,,output,1.00,,,", "3.60", "2026-12-01"),
                next(of("a priority price in batch"), "gpt-4.1-mini,no,batch,,output,0.80,,,", "2.80", "2026-12-01"),
                of("overlapping periods")
                        .with(
                                RATES,
                                OUTPUT,
                                "gpt-5-mini,no,standard,,output,2.50,2026-12-01,,published,new\n" + OUTPUT),
                term(of("a rule with a misspelt project"), "own-discount,,,,-12,,,contract,,,,,,,")
                        .adding(
                                "charges/own.drl",
                                rule(
                                        "charges.own",
                                        "Knowledge pays less",
                                        "    $account : Account( project == \"knowlege\" )\n" + DISCOUNT,
                                        ADJUST))
                        .adding(
                                "charges/own.cases.yaml",
                                "rule: charges.own\nusage: {model: gpt-5-mini, at: 2026-10-01, tier: standard, input: 1_000}\ncases:\n  - name: others pay the list price\n    usage: {project: search}\n    expect: {silent: charges.own}\n"),
                term(of("one discount taken by two rules"), "negotiated-discount,,,,-12,,,contract,knowledge,,,,,,")
                        .adding(
                                "charges/own.drl",
                                rule(
                                        "charges.own",
                                        "Knowledge pays less",
                                        DISCOUNT.replace("own-discount", "negotiated-discount"),
                                        ADJUST)),
                prices(
                        next(of("the price of one token, and its case"), OUTPUT, "0.000002", "2026-12-01"),
                        "model tier at output",
                        "gpt-5-mini standard 2026-12-01 0.000002"),
                of("a slipped point, in the case, too")
                        .with(RATES, OUTPUT, "gpt-5-mini,no,standard,,output,0.20,,,")
                        .everywhere("tables/rates.cases.yaml", EXPECTED, EXPECTED.replace("2.00", "0.20")),
                next(of("a price with a sign"), OUTPUT, "-2.00", "2026-12-01"),
                usage(
                        term(
                                of("a factor where a percentage stands"),
                                "negotiated-discount,,,,0.88,,,contract,knowledge,,,,,,"),
                        "model: gpt-5-mini, at: 2026-10-01, tier: standard, input: 1_000, project: knowledge",
                        "adjustments: {input: 1.0088}"),
                usage(
                        term(
                                of("a discount with the sign of a surcharge"),
                                "negotiated-discount,,,,12,,,contract,knowledge,,,,,,"),
                        "model: gpt-5-mini, at: 2026-10-01, tier: standard, input: 1_000, project: knowledge",
                        "adjustments: {input: 1.12}"),
                of("the guard of unknown regions is gone, with its cases")
                        .without("guards/unknown-region.drl", "guards/unknown-region.cases.yaml"),
                of("the guard of unknown models is gone, with its cases")
                        .without("guards/unknown-model.drl", "guards/unknown-model.cases.yaml"),
                of("the residency surcharge of one model alone")
                        .with(TERMS, "data-residency,,,", "data-residency,gpt-4.1-mini,,"),
                of("a model without a case")
                        .with(
                                MODELS,
                                "gpt-5-mini,",
                                "gpt-5-micro,,openai,gpt-5,current,,400000,,price list\ngpt-5-mini,")
                        .with(
                                RATES,
                                "gpt-5-mini,no,standard,,input",
                                "gpt-5-micro,no,standard,,input,0.10,,,published,price list\ngpt-5-mini,no,standard,,input"),
                of("a candidate without a case").adding(CANDIDATES, "gpt-6-luna,o1,simple,,price list\n"),
                of("a snapshot with a slip in its name")
                        .with(MODELS, "gpt-5-mini-2025-08-07", "gpt-5-mini-2025-08-07;gpt-5-mini-2062-11-01"),
                of("a threshold without its thousands").with(LONG, "gpt-5.4,272000", "gpt-5.4,272"),
                of("a factor with a slipped point")
                        .with(LONG, "gpt-4.1-mini,270000,excess,,2,", "gpt-4.1-mini,270000,excess,,0.2,"),
                of("a model exempt by mistake")
                        .with(REGIONS, "eu,eu.api.openai.com,yes,,", "eu,eu.api.openai.com,yes,gpt-4o,"),
                of("a price that ends").with(RATES, OUTPUT, "gpt-5-mini,no,standard,,output,2.00,,2027-01-01,"),
                of("a price that begins").with(RATES, OUTPUT, "gpt-5-mini,no,standard,,output,2.00,2026-09-01,,"),
                of("half price in batch of one model alone")
                        .with(TERMS, "batch-half-price,,batch", "batch-half-price,gpt-4.1,batch"),
                of("a placeholder with a slip").with("guards/no-rate.drl", "{model}", "{modle}"),
                of("a status with a slip").with("charges/gateway-cache.drl", "gateway_cache\"", "gatway_cache\""),
                of("a task with a slip").with("recommendations/migrate-simple-task.drl", "\"simple\"", "\"simpel\""),
                of("a verdict with a slip")
                        .with("recommendations/stay-proven-prompts.drl", "\"migrate\"", "\"migrat\""),
                of("another name of a model without a case")
                        .adding("tables/aliases.csv", "prod-chat,,,gpt-5-mini,2026-01-01,,deployments\n"),
                of("a discount of a misspelt project")
                        .adding(TERMS, "negotiated-discount,,,,-12,,,contract,knowlege,,,,,,\n"),
                of("a tool that costs a hundred times as much")
                        .with(
                                RATES,
                                "web_search_calls,10.00,,,",
                                "web_search_calls,10.00,,2026-12-01,published,before\n,,,,web_search_calls,1000,2026-12-01,,"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isStopped(RuleEdit edit) {
        List<Problem> errors = edit.errors();

        assertThat(errors).isNotEmpty();
        assertThat(errors).allSatisfy(problem -> assertThat(problem.file()).isNotEmpty());
    }

    private static RuleEdit change(String row, String price, String line, String next, String columns) {
        RuleEdit edit = next(of("a price changes: " + row), row, price, "2027-01-01");
        return prices(edit, columns, line, next);
    }

    private static RuleEdit discount(String name, String cells, String usage, String expect) {
        return usage(
                term(of(name), cells),
                "model: gpt-5-mini, at: 2027-03-01, tier: standard, input: 1_000, " + usage,
                expect);
    }

    static Stream<RuleEdit> right() {
        String plain = "model tier at output";
        String input = "model tier at input";
        return Stream.of(
                change(
                        OUTPUT,
                        "3.00",
                        "gpt-5-mini standard 2026-12-31 2.00",
                        "gpt-5-mini standard 2027-01-01 3.00",
                        plain),
                change(
                        "gpt-5-nano,no,standard,,output,0.40,,,",
                        "0.50",
                        "gpt-5-nano standard 2026-12-31 0.40",
                        "gpt-5-nano standard 2027-01-01 0.50",
                        plain),
                change(
                        "gpt-5-nano,no,flex,,output,0.20,,,",
                        "0.25",
                        "gpt-5-nano flex 2026-12-31 0.20",
                        "gpt-5-nano flex 2027-01-01 0.25",
                        plain),
                change(
                        "gpt-4.1-mini,no,standard,,output,1.60,,,",
                        "1.20",
                        "gpt-4.1-mini standard 2026-12-31 1.60",
                        "gpt-4.1-mini standard 2027-01-01 1.20",
                        plain),
                change(
                        "gpt-4.1-mini,no,standard,,input,0.40,,,",
                        "0.30",
                        "gpt-4.1-mini standard 2026-12-31 0.40",
                        "gpt-4.1-mini standard 2027-01-01 0.30",
                        input),
                change(
                        "gpt-4.1-mini,no,batch,,output,0.80,,,",
                        "0.70",
                        "gpt-4.1-mini batch 2026-12-31 0.80",
                        "gpt-4.1-mini batch 2027-01-01 0.70",
                        plain),
                change(
                        "gpt-4.1-mini,no,priority,,output,2.80,,,",
                        "3.20",
                        "gpt-4.1-mini priority 2026-12-31 2.80",
                        "gpt-4.1-mini priority 2027-01-01 3.20",
                        plain),
                change(
                        "gpt-4o-mini,no,standard,,output,0.60,,,",
                        "0.45",
                        "gpt-4o-mini standard 2026-12-31 0.60",
                        "gpt-4o-mini standard 2027-01-01 0.45",
                        plain),
                change(
                        "gpt-4o-mini,no,standard,,input,0.15,,,",
                        "0.20",
                        "gpt-4o-mini standard 2026-12-31 0.15",
                        "gpt-4o-mini standard 2027-01-01 0.20",
                        input),
                change(
                        "o3,no,priority,,output,14.00,,,",
                        "16.00",
                        "o3 priority 2026-12-31 14.00",
                        "o3 priority 2027-01-01 16.00",
                        plain),
                change(
                        "o3,no,flex,,input,1.00,,,",
                        "0.90",
                        "o3 flex 2026-12-31 1.00",
                        "o3 flex 2027-01-01 0.90",
                        input),
                change(
                        "gpt-5-mini,no,priority,,output,3.60,,,",
                        "4.00",
                        "gpt-5-mini priority 2026-12-31 3.60",
                        "gpt-5-mini priority 2027-01-01 4.00",
                        plain),
                prices(
                        of("a model with its price and a case")
                                .with(
                                        MODELS,
                                        "gpt-5-mini,",
                                        "gpt-5-micro,,openai,gpt-5,current,,400000,,price list\ngpt-5-mini,")
                                .with(
                                        RATES,
                                        "gpt-5-mini,no,standard,,input",
                                        "gpt-5-micro,no,standard,,input,0.10,,,published,price list\ngpt-5-micro,no,standard,,output,0.80,,,published,price list\ngpt-5-mini,no,standard,,input"),
                        "model tier input output",
                        "gpt-5-micro standard 0.10 0.80"),
                prices(
                        of("a snapshot with a case")
                                .with(MODELS, "gpt-5-mini-2025-08-07", "gpt-5-mini-2025-08-07;gpt-5-mini-2026-11-01"),
                        "model tier output",
                        "gpt-5-mini-2026-11-01 standard 2.00"),
                discount(
                        "a discount of a project",
                        "negotiated-discount,,,,-12,2027-01-01,,contract,knowledge,,,,,,",
                        "project: knowledge",
                        "adjustments: {input: 0.88}"),
                discount(
                        "a discount of a user",
                        "negotiated-discount,,,,-5,2027-01-01,,contract,,jo,,,,,",
                        "user: jo",
                        "adjustments: {input: 0.95}"),
                discount(
                        "a discount of a key",
                        "negotiated-discount,,,,-20,2027-01-01,,contract,,,key-1,,,,",
                        "api_key: key-1",
                        "adjustments: {input: 0.8}"),
                discount(
                        "a discount of a tag",
                        "negotiated-discount,,,,-30,2027-01-01,,contract,,,,env=dev,,,",
                        "tags: {env: dev}",
                        "adjustments: {input: 0.7}"),
                discount(
                        "a discount of a model",
                        "negotiated-discount,gpt-5-mini,,,-8,2027-01-01,,contract,,,,,,,",
                        "project: any",
                        "adjustments: {input: 0.92}"),
                discount(
                        "a discount of a meter",
                        "negotiated-discount,,,input,-8,2027-01-01,,contract,,,,,,,",
                        "project: any",
                        "adjustments: {input: 0.92}"),
                discount(
                        "a discount of a region",
                        "negotiated-discount,,,,-8,2027-01-01,,contract,,,,,eu,,",
                        "region: eu",
                        "adjustments: {input: [0.92, 1.1]}"),
                discount(
                        "a discount from a day on",
                        "negotiated-discount,,,,-12,2027-03-01,,contract,knowledge,,,,,,",
                        "project: knowledge",
                        "adjustments: {input: 0.88}"),
                discount(
                        "a discount for a year",
                        "negotiated-discount,,,,-12,2027-01-01,2028-01-01,contract,knowledge,,,,,,",
                        "project: knowledge",
                        "adjustments: {input: 0.88}"),
                discount(
                        "a mark-up of everything",
                        "internal-markup,,,,8,2027-01-01,,contract,,,,,,,",
                        "project: any",
                        "adjustments: {input: 1.08}"),
                discount(
                        "a mark-up of a project",
                        "internal-markup,,,,25,2027-01-01,,contract,resale,,,,,,",
                        "project: resale",
                        "adjustments: {input: 1.25}"),
                usage(
                        of("a name of one's own")
                                .adding("tables/aliases.csv", "prod-chat,,,gpt-5-mini,2026-01-01,,deployments\n"),
                        "model: prod-chat, at: 2027-03-01, tier: standard, input: 1_000",
                        "charges: {input: 0.25}"),
                usage(
                        of("another name of a tier")
                                .with("tables/tiers.csv", "flex,flex-tier,", "flex,flex-tier;lazy,"),
                        "model: gpt-5-mini, at: 2027-03-01, tier: lazy, input: 1_000",
                        "charges: {input: 0.125}"),
                usage(
                        of("a region without a surcharge").adding(REGIONS, "lab,,no,,our own endpoint\n"),
                        "model: gpt-5-mini, at: 2027-03-01, tier: standard, region: lab, input: 1_000",
                        "adjustments: {}, charges: {input: 0.25}"),
                usage(
                        of("a region with the surcharge").adding(REGIONS, "moon,,yes,,our own endpoint\n"),
                        "model: gpt-5-mini, at: 2027-03-01, tier: standard, region: moon, input: 1_000",
                        "adjustments: {input: 1.1}"),
                usage(
                        of("a host of a region")
                                .with(REGIONS, "eu,eu.api.openai.com,", "eu,eu.api.openai.com;eu2.api.openai.com,"),
                        "model: gpt-5-mini, at: 2027-03-01, tier: standard, region: eu2.api.openai.com, input: 1_000",
                        "adjustments: {input: 1.1}"),
                usage(
                        of("a model exempt from the surcharge, with a case")
                                .with(REGIONS, "eu,eu.api.openai.com,yes,,", "eu,eu.api.openai.com,yes,gpt-4o,"),
                        "model: gpt-4o, at: 2027-03-01, tier: standard, region: eu, input: 1_000",
                        "adjustments: {}"),
                prices(
                        of("a flex rate of its own")
                                .with(
                                        RATES,
                                        "gpt-4.1-nano,no,standard,,input",
                                        "gpt-4.1-nano,no,flex,,input,0.05,,,published,price list\ngpt-4.1-nano,no,standard,,input"),
                        "model tier input",
                        "gpt-4.1-nano flex 0.05"),
                prices(
                        of("a batch rate of its own")
                                .with(
                                        RATES,
                                        "gpt-5-mini,no,standard,,input",
                                        "gpt-5-mini,no,batch,,input,0.12,2027-01-01,,published,price list\ngpt-5-mini,no,standard,,input"),
                        "model tier input",
                        "gpt-5-mini batch 0.12"),
                prices(
                        of("prices of a fine-tuned model")
                                .with(
                                        RATES,
                                        "gpt-5-mini,no,standard,,input",
                                        "gpt-5-mini,yes,standard,,input,0.50,,,published,price list\ngpt-5-mini,no,standard,,input"),
                        "model tier input",
                        "ft:gpt-5-mini:acme::x standard 0.50"),
                prices(
                        of("a price of training")
                                .with(
                                        RATES,
                                        "gpt-5-mini,no,standard,,input",
                                        "gpt-5-mini,,,,training,6.00,,,published,price list\ngpt-5-mini,no,standard,,input"),
                        "model training",
                        "gpt-5-mini 6.00"),
                prices(
                        of("a price that ends, and a case that says so")
                                .with(
                                        RATES,
                                        "gpt-5-nano,no,flex,,output,0.20,,,",
                                        "gpt-5-nano,no,flex,,output,0.20,,2027-01-01,"),
                        "model tier at output",
                        "gpt-5-nano flex 2026-12-31 0.20",
                        "gpt-5-nano flex 2027-01-01 none"),
                next(of("a price that nobody can try yet, waived by name"), OUTPUT, "3.00", "2027-01-01")
                        .adding(
                                "tables/waivers.csv",
                                "untried-row,\"rates: gpt-5-mini, standard, output, from 2027-01-01\",the contract is not signed,Jo Miller,\n"),
                of("another source of a row")
                        .with(RATES, "LiteLLM price data, July 2026", "LiteLLM price data of July 2026"),
                of("a rule reviewed again").with("guards/no-rate.drl", "2026-11-22", "2026-11-26"),
                of("a comment").with("guards/no-rate.drl", "// No rate, no price", "// No rate, no price at all"),
                of("how a developer speaks of a model")
                        .with(MODELS, "gpt-5-codex,,openai,gpt-5,current", "gpt-5-codex,,openai,gpt-5,legacy"),
                usage(
                        of("a rule of one's own, with its cases")
                                .adding(
                                        "guards/own.drl",
                                        rule(
                                                "guards.own",
                                                "Usage of the lab says so",
                                                "    $account : Account( project == \"laboratory\" )",
                                                "insert( Finding.note( \"laboratory\", \"{model} was used in the laboratory.\" ) );"))
                                .adding(
                                        "guards/own.cases.yaml",
                                        "rule: guards.own\nusage: {model: gpt-5-mini, at: 2026-10-01, tier: standard, input: 1_000}\ncases:\n  - name: the laboratory\n    usage: {project: laboratory}\n    expect: {findings: [laboratory]}\n  - name: another project\n    usage: {project: search}\n    expect: {silent: guards.own}\n"),
                        "model: gpt-5-mini, at: 2027-03-01, tier: standard, input: 1_000",
                        "charges: {input: 0.25}"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void isTaken(RuleEdit edit) {
        assertThat(edit.errors()).isEmpty();
    }

    @Test
    void thereAreEnoughOfBoth() {
        assertThat(wrong()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(right()).hasSizeGreaterThanOrEqualTo(40);
    }
}
