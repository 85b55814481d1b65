package io.tokentariff.table;

import java.util.List;

/**
 * The tables of agreements: what a contract does to a month's bill after every record has its price. Described as those of
 * {@link Tables}; they stand in {@code agreements/}, beside the rules that use them.
 */
public final class AgreementTables {

    /** What of a period's usage a row is about, and when. */
    private static final String OF_USAGE =
            """
            project   | name                 | any            | the project whose usage it is about | shown project %s
            user      | name                 | any            | the end user                        | optional; shown user %s
            api_key   | name                 | any            | the id of the key                   | optional; shown api_key %s
            tag       | text                 | any            | the tag, as env=prod                | optional; shown tag %s
            region    | name of regions.csv  | any            | the region                          | optional; shown region %s
            provider  | name                 | any            | who serves the models               | optional; shown provider %s
            model     | names                | any            | the models; a star at the end stands for any rest of a name: `gpt-5*`
            tier      | names of tiers.csv   | any            | the service tiers                   | optional
            meter     | names of meters.csv  | every meter    | the meters                          | optional
            each      | project/user/api_key | all together   | whether each of them is taken for itself | optional
            """;

    /** Whose usage a row is about where the most specific of several applies. */
    private static final String OF_ACCOUNT =
            """
            *project  | name                 | any            | the project                         | shown project %s
            *user     | name                 | any            | the end user                        | optional; shown user %s
            *api_key  | name                 | any            | the id of the key                   | optional; shown api_key %s
            *tag      | text                 | any            | the tag, as country=de              | optional; shown tag %s
            *region   | name of regions.csv  | any            | the region                          | optional; shown region %s
            """;

    private static final String DATED =
            """
            from      | day                  | since ever     | the first day whose usage it is about
            until     | day                  | still in force | the first day whose usage it is not about
            source    | text                 | !              | who says so                         | reader; case case
            """;

    public static final TableSchema VOLUME_DISCOUNTS = TableSchema.of(
            """
            volume-discount.csv | A step of a discount on what a month's usage comes to. | in agreements
            *agreement | name             | ! | what the discount is called; its steps share the name | case deal
            mode       | graduated/volume | ! | graduated where a step's percentage is for what lies in the step, volume where that of the step in which the month ends is for all of it | case graduated
            unit       | tokens/usd       | ! | what the steps are measured in            | case tokens
            *above     | decimal          | ! | how much there must be before the step begins; strictly above it | tried
            percent    | decimal          | ! | the change: -10 takes a tenth off         | says %s %%
            """
                    + OF_USAGE + DATED);

    public static final TableSchema ALLOWANCES = TableSchema.of(
            """
            allowance.csv | Usage that is free each day or month. | in agreements
            *agreement | name       | ! | what it is called                  | case gift
            per        | day/month  | ! | how often it is granted            | case month
            unit       | tokens/usd | ! | what it is measured in             | case tokens
            amount     | decimal    | ! | how much of it is free             | says %s
            """
                    + OF_USAGE + DATED);

    public static final TableSchema COMMITMENTS = TableSchema.of(
            """
            commitment.csv | A least amount of a month, used or not. | in agreements
            *agreement      | name    | !          | what it is called                 | case promise
            minimum_usd     | decimal | !          | what the month costs at least     | says %s USD
            overage_percent | decimal | no change  | the change of what lies beyond it | optional
            """
                    + OF_USAGE + DATED);

    public static final TableSchema CAPS = TableSchema.of(
            """
            cap.csv | The most that usage can cost. | in agreements
            *agreement | name      | ! | what it is called                   | case lid
            per        | request/day/month | ! | of what it is the most      | case month
            most_usd   | decimal   | ! | US dollars                          | says %s USD
            """
                    + OF_USAGE + DATED);

    public static final TableSchema MINIMUM_CHARGES = TableSchema.of(
            """
            minimum-charge.csv | The least that usage costs, if there is any. | in agreements
            *agreement | name      | ! | what it is called                   | case floor
            per        | request/day/month | ! | of what it is the least     | case month
            least_usd  | decimal   | ! | US dollars                          | says %s USD
            """
                    + OF_USAGE + DATED);

    public static final TableSchema BUDGETS = TableSchema.of(
            """
            budget.csv | What a month may cost; passing it is told and changes no price. | in agreements
            *agreement | name    | !   | what it is called                             | case purse
            amount_usd | decimal | !   | US dollars                                    | says %s USD
            thresholds | names   | 100 | of what percentages it is told, `80;100`      | optional 100
            """
                    + OF_USAGE + DATED);

    public static final TableSchema FREE_CREDITS = TableSchema.of(
            """
            free-credit.csv | A grant of free credit. | in agreements
            *grant     | name    | !              | what it is called                   | case grant
            amount_usd | decimal | !              | US dollars                          | says %s USD
            from       | day     | since ever     | the first day whose usage it can pay for
            until      | day     | still in force | the first day whose usage it cannot pay for
            account    | name    | any            | the project it is for
            source     | text    | !              | who says so                         | reader; case case
            """);

    public static final TableSchema TAXES = TableSchema.of(
            """
            tax.csv | A tax on what is left to be paid. | in agreements; overlaps
            *tax      | name    | ! | what it is called                            | case vat
            percent   | decimal | ! | of what is left to be paid                   | says %s %%
            """
                    + OF_ACCOUNT + DATED);

    public static final TableSchema CURRENCIES = TableSchema.of(
            """
            currency.csv | The currency in which usage is paid. | in agreements; overlaps
            currency  | name    | ! | its three letters                            | case EUR
            per_usd   | decimal | ! | how much of it one US dollar is              | says %s
            """
                    + OF_ACCOUNT + DATED);

    public static final TableSchema ROUNDINGS = TableSchema.of(
            """
            rounding.csv | To how many digits the lines of a statement are rounded before they are added up. | in agreements
            decimals  | whole   | ! | digits behind the point, half to the even neighbour | says %s digits
            """
                    + DATED);

    /** In the order in which they apply. */
    public static final List<TableSchema> ALL = List.of(
            VOLUME_DISCOUNTS,
            ALLOWANCES,
            COMMITMENTS,
            CAPS,
            MINIMUM_CHARGES,
            BUDGETS,
            FREE_CREDITS,
            ROUNDINGS,
            TAXES,
            CURRENCIES);

    private AgreementTables() {}
}
