package io.tokentariff.cases;

import io.tokentariff.ratecard.RateCard;

/**
 * What reading one file of cases needs.
 *
 * @param reader takes values and reports faults
 * @param names the rulebook's own tables
 * @param tables the tables of this file, each read once
 */
record CaseContext(FieldReader reader, RateCard names, CaseTablesReader tables) {}
