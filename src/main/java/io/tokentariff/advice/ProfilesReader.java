package io.tokentariff.advice;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokentariff.money.Money;
import io.tokentariff.problem.ParserText;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of workload profiles, strictly: an unknown field, a word that is none of the allowed ones or a number out of
 * range is a problem with its path.
 *
 * <pre>{@code
 * {"workloads": [{"workload": "rag-chat", "prompt_stability": "proven", "fine_tuned_assets": false, "started_on": "2026-02-01",
 *   "new_project": false, "task": "general", "latency": "interactive", "reevaluation_cost_usd": "400", "horizon_months": 12,
 *   "residency_required": true, "output_multiplier": {"gpt-5-mini": "1.3"}, "repeatable_share": "0.7",
 *   "last_audited_on": "2026-03-01", "audit_interval_days": 60,
 *   "tier_hours": {"batch": "20:00-06:00"}, "zone": "Europe/Berlin",
 *   "planned_fine_tuning": {"training_tokens": 2000000, "epochs": 3, "input_share": "0.4", "output_share": "1"}}]}
 * }</pre>
 *
 * <p>Every field but {@code workload} may be absent. Decimals are JSON strings or numbers; yes and no are {@code true} and
 * {@code false}, or those words.
 */
public final class ProfilesReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final Problems problems;

    private ProfilesReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads profiles.
     *
     * @param file how the file is called in problems
     * @param text its content
     * @param problems where faults go; while it has errors, the profiles returned are not to be used
     */
    public static Profiles read(String file, String text, Problems problems) {
        return new ProfilesReader(file, problems).readAll(text);
    }

    /**
     * Reads one profile that is a JSON object already.
     *
     * @param path how the object is called in problems
     * @return null if something is wrong; it is reported then
     */
    public static @Nullable WorkloadProfile readOne(String file, String path, JsonNode object, Problems problems) {
        Problems own = new Problems();
        WorkloadProfile profile = new ProfilesReader(file, own).profile(new ProfileFields(object, path, file, own));
        problems.addAll(own.sorted());
        return own.hasErrors() ? null : profile;
    }

    private Profiles readAll(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            problems.add(Problem.error(
                    "bad-json",
                    file,
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr(),
                    "The file is not one JSON object of profiles: %s.".formatted(said(e)),
                    ""));
            return Profiles.NONE;
        }
        ProfileFields top = new ProfileFields(root, "$", file, problems);
        JsonNode list = top.isObject() ? top.field("workloads") : null;
        top.reportUnknown();
        if (list == null || !list.isArray()) {
            top.report("", "must be an object with a list \"workloads\"");
            return Profiles.NONE;
        }
        List<WorkloadProfile> profiles = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            ProfileFields fields = new ProfileFields(list.get(i), "$.workloads[%s]".formatted(i), file, problems);
            WorkloadProfile profile = profile(fields);
            if (profile != null && names.add(profile.workload())) {
                profiles.add(profile);
            } else if (profile != null) {
                fields.report(".workload", "names \"%s\", which has a profile already".formatted(profile.workload()));
            }
        }
        return Profiles.of(profiles);
    }

    private @Nullable WorkloadProfile profile(ProfileFields fields) {
        if (!fields.isObject()) {
            return null;
        }
        String workload = fields.text("workload");
        BigDecimal cost = fields.decimal("reevaluation_cost_usd", BigDecimal.ZERO, null);
        WorkloadProfile profile = new WorkloadProfile(
                workload == null ? "" : workload,
                fields.word("prompt_stability", WorkloadProfile.PROMPT_STABILITIES),
                fields.yesNo("fine_tuned_assets"),
                fields.date("started_on"),
                fields.yesNo("new_project"),
                fields.word("task", WorkloadProfile.TASKS),
                fields.word("latency", WorkloadProfile.LATENCIES),
                cost == null ? null : new Money(cost),
                fields.above("horizon_months"),
                fields.yesNo("residency_required"),
                multipliers(fields),
                fields.share("repeatable_share"),
                fields.date("last_audited_on"),
                fields.whole("audit_interval_days", 1),
                tierHours(fields),
                planned(fields));
        fields.reportUnknown();
        if (profile.workload().isBlank()) {
            fields.report(".workload", "must name the workload");
            return null;
        }
        return profile;
    }

    private static Map<String, BigDecimal> multipliers(ProfileFields fields) {
        Map<String, BigDecimal> multipliers = new LinkedHashMap<>();
        ProfileFields inner = fields.object("output_multiplier");
        if (inner != null) {
            for (String model : inner.names()) {
                BigDecimal multiplier = inner.above(model);
                if (multiplier != null) {
                    multipliers.put(model, multiplier);
                }
            }
        }
        return multipliers;
    }

    private static TierHours tierHours(ProfileFields fields) {
        ZoneId zone = fields.zone("zone");
        List<TierHours.Span> spans = new ArrayList<>();
        ProfileFields inner = fields.object("tier_hours");
        if (inner != null) {
            for (String tier : inner.names()) {
                TierHours.Span span = inner.hours(tier);
                if (span != null) {
                    spans.add(span);
                }
            }
        }
        return new TierHours(zone == null ? ZoneOffset.UTC : zone, spans);
    }

    private static WorkloadProfile.@Nullable PlannedFineTuning planned(ProfileFields fields) {
        ProfileFields inner = fields.object("planned_fine_tuning");
        if (inner == null) {
            return null;
        }
        Long tokens = inner.whole("training_tokens", 1);
        Long epochs = inner.whole("epochs", 1);
        BigDecimal input = inner.share("input_share");
        BigDecimal output = inner.share("output_share");
        inner.reportUnknown();
        if (tokens == null) {
            inner.report(".training_tokens", "must say how many tokens the data set has");
            return null;
        }
        return new WorkloadProfile.PlannedFineTuning(
                tokens,
                epochs == null ? 1 : epochs,
                input == null ? BigDecimal.ONE : input,
                output == null ? BigDecimal.ONE : output);
    }

    private static String said(JsonProcessingException fault) {
        if (fault instanceof MismatchedInputException) {
            return "something follows the first one";
        }
        return ParserText.plain(fault.getOriginalMessage());
    }
}
