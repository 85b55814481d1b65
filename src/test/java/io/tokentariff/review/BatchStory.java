package io.tokentariff.review;

import io.tokentariff.ShippedRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change somebody may propose: Batch at 40 % off, and a model of the house. A published batch rate beats the term that
 * derives one, so those of GPT-4.1 and GPT-4.1 mini are taken out of the table; the other models keep theirs.
 */
final class BatchStory {

    private BatchStory() {}

    /** Returns the files of the changed rulebook. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "tables/terms.csv",
                ShippedRules.text("tables/terms.csv")
                        .replace("batch-half-price,,batch,,-50,", "batch-half-price,,batch,,-40,"));
        files.put(
                "tables/rates.csv",
                ShippedRules.text("tables/rates.csv").replaceAll("(?m)^gpt-4\\.1(-mini)?,(yes|no),batch,.*\n", "")
                        + """
                        house-llm-7b,no,standard,,input,0.05,,,published,the house's own cost sheet
                        house-llm-7b,no,standard,,output,0.15,,,published,the house's own cost sheet
                        """);
        files.put(
                "tables/models.csv",
                ShippedRules.text("tables/models.csv")
                        + "house-llm-7b,,house,house-llm,current,,32768,,the house's own cost sheet\n");
        return files;
    }
}
