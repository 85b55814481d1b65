package io.tokentariff.io.format.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What programs call the fields of a record, without signs and capitals, the most telling names first. */
final class KnownColumns {

    static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        put("id", "requestid id responseid generationid callid eventid uuid");
        put(
                "at",
                "at timestamp startedat starttime createdat created requesttime requestcreatedat time ts datetime date eventtime startts");
        put(
                "model",
                "model modelname responsemodel modelid aimodel llm llmmodel providedmodelname requestmodel deployment");
        put("service_tier", "servicetier tier");
        put(
                "input_tokens",
                "inputtokens prompttokens tokensprompt tokensinput inputtokencount prompttokencount promptinputtokens tokensin"
                        + " intokens ncontexttokenstotal requnits prompt input");
        put(
                "cached_input_tokens",
                "cachedinputtokens inputcachedtokens cachedtokens cachereadinputtokens cachereadtokens promptcachereadtokens"
                        + " cachedprompttokens tokenscached nativetokenscached cached cacheread");
        put(
                "cache_write_tokens",
                "cachewritetokens inputcachewritetokens cachecreationinputtokens cachecreationtokens promptcachewritetokens"
                        + " cachewrite");
        put(
                "output_tokens",
                "outputtokens completiontokens tokenscompletion tokensoutput outputtokencount completiontokencount tokensout"
                        + " outtokens ngeneratedtokenstotal generatedtokens resunits completion output");
        put("total_tokens", "totaltokens tokenstotal totaltokencount total");
        put("requests", "requests numrequests nummodelrequests requestcount nrequests");
        put("region", "region dataresidency");
        put("status", "status");
        put("project", "project projectid projectname team teamid");
        put("user", "user userid enduser enduserid customerid");
        put("api_key", "apikeyid apikeyname apikeyalias");
        put("workload", "workload feature app appname application usecase");
        put("billed_usd", "billedusd costusd totalcostusd totalcost costtotal cost spend amountusd usd");
    }

    private KnownColumns() {}

    private static void put(String field, String names) {
        NAMES.put(field, List.of(names.split(" ")));
    }

    /** Returns the last part of a path without signs and capitals. */
    static String plain(String column) {
        return column.substring(column.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
