package io.tokentariff.audit.bill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tokentariff.problem.ParserText;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pages of {@code GET /v1/organization/costs}: one or several, one after the other or in a list, or their buckets alone. The fields of
 * a bucket may come in any order; amounts are numbers or texts.
 */
final class CostPages {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String COSTS = "organization.costs.result";
    private static final String AMOUNT = "amount.";

    private final String file;
    private final BillBuilder bill;
    private boolean hasMore;

    /** A result as texts by field, those of its amount behind {@code amount.}, and the line on which it stands. */
    private record Result(Map<String, String> fields, long line) {

        @Nullable
        String get(String field) {
            return fields.get(field);
        }
    }

    CostPages(String file, BillBuilder bill) {
        this.file = file;
        this.bill = bill;
    }

    void read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    object(parser);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw CostCells.fault(place(parser), "A page of costs is an object, not %s.".formatted(token));
                }
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw CostCells.fault(
                    file + ":" + line, "This is not JSON: " + ParserText.plain(e.getOriginalMessage()) + ".");
        }
        bill.more(hasMore);
    }

    private String place(JsonParser parser) {
        return file + ":" + parser.currentTokenLocation().getLineNr();
    }

    /** Reads a page or a bucket. */
    private void object(JsonParser parser) throws IOException {
        String place = place(parser);
        Map<String, String> fields = new TreeMap<>();
        List<Result> results = new ArrayList<>();
        boolean known = false;
        hasMore = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data") && token == JsonToken.START_ARRAY) {
                known = true;
                buckets(parser);
            } else if ((name.equals("results") || name.equals("result")) && token == JsonToken.START_ARRAY) {
                known = true;
                results(parser, results);
            } else if (name.equals("has_more")) {
                hasMore = token == JsonToken.VALUE_TRUE;
            } else {
                value(parser, name, fields);
            }
        }
        if (!known) {
            throw CostCsv.notCosts(place);
        }
        if (fields.containsKey("start_time") || fields.containsKey("start_time_iso") || !results.isEmpty()) {
            bucket(fields, results, place);
        }
    }

    private void buckets(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw CostCells.fault(place(parser), "A bucket must be an object.");
            }
            boolean more = hasMore;
            object(parser);
            hasMore = more;
        }
    }

    private void results(JsonParser parser, List<Result> results) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw CostCells.fault(place(parser), "A result must be an object.");
            }
            long line = parser.currentTokenLocation().getLineNr();
            Map<String, String> fields = new TreeMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("amount") && value == JsonToken.START_OBJECT) {
                    amount(parser, fields);
                } else {
                    value(parser, name, fields);
                }
            }
            results.add(new Result(fields, line));
        }
    }

    private static void amount(JsonParser parser, Map<String, String> fields) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            value(parser, AMOUNT + name, fields);
        }
    }

    /** Keeps a single value as its text; null is as if it were not there. */
    private static void value(JsonParser parser, String name, Map<String, String> fields) throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            fields.put(name, parser.getText());
        }
    }

    private void bucket(Map<String, String> fields, List<Result> results, String place) {
        Instant start = CostCells.time(fields.get("start_time"), fields.get("start_time_iso"), place);
        Instant end = CostCells.time(fields.get("end_time"), fields.get("end_time_iso"), place);
        if (start == null) {
            throw CostCells.fault(place, "The bucket has no start_time.");
        }
        CostRow.Bucket bucket = new CostRow.Bucket(start, end);
        bill.covers(bucket, place);
        for (Result result : results) {
            result(bucket, result, file + ":" + result.line());
        }
    }

    private void result(CostRow.Bucket bucket, Result result, String place) {
        String kind = result.get("object");
        if (kind != null && !kind.equals(COSTS)) {
            throw new UsageInputException(
                    "not-a-bill",
                    "%s: A result of \"%s\" is no cost; fetch /v1/organization/costs.".formatted(place, kind));
        }
        String amount = result.get(AMOUNT + "value");
        if (amount == null) {
            bill.addWithoutAmount();
            return;
        }
        bill.add(
                new CostRow(
                        bucket,
                        CostCells.amount(amount, result.get(AMOUNT + "currency"), place),
                        result.get("line_item"),
                        CostCells.tokens(result.get("quantity"), result.get("quantity_unit")),
                        result.get("project_id"),
                        result.get("project_name"),
                        result.get("organization_id"),
                        result.get("user_id"),
                        result.get("api_key_id")),
                place);
    }
}
