package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.ratecard.RateCard;

/**
 * What reading one file of cases needs.
 *
 * @param reader takes values and reports faults
 * @param names the rulebook's own tables
 * @param advice the rulebook's own tables of recommendations
 * @param tables the tables of this file, each read once
 */
record CaseContext(FieldReader reader, RateCard names, AdviceTables advice, CaseTablesReader tables) {}
