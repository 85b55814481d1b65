package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.advice.Profiles;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.JsonObject;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.review.ModelList;
import io.tokentariff.review.PriceList;
import io.tokentariff.review.RuleFirings;
import io.tokentariff.review.RuleReference;
import io.tokentariff.rulebook.Rulebook;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the rulebook in use: prices, models, rules, tables; and the usage that is kept. */
final class Reading {

    private static final int KEPT = 16;

    private final Rulebooks rulebooks;
    private final UsageSets sets;
    private final InstantSource clock;

    /** Documents about a revision, which never change. */
    private final Map<String, String> documents = new LinkedHashMap<>();

    Reading(Rulebooks rulebooks, UsageSets sets, InstantSource clock) {
        this.rulebooks = rulebooks;
        this.sets = sets;
        this.clock = clock;
    }

    /** Prices of a day, today if none is asked for; with {@code day=all} those of every period. */
    void rates(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        ModelInfo model = model(ctx, rulebook);
        LocalDate day = "all".equals(ctx.queryParam("day")) ? null : day(ctx);
        String tier = ctx.queryParam("tier");
        if (tier == null && model == null) {
            Answers.json(ctx, kept(rulebook, "rates " + day, () -> list(rulebook, day, null)));
            return;
        }
        PriceList prices = PriceList.of(rulebook, day, model);
        Answers.json(ctx, (tier == null ? prices : prices.ofTier(tier)).write(Form.JSON, Screen.PLAIN));
    }

    private static String list(Rulebook rulebook, @Nullable LocalDate day, @Nullable ModelInfo model) {
        return PriceList.of(rulebook, day, model).write(Form.JSON, Screen.PLAIN);
    }

    private LocalDate day(Context ctx) {
        Instant asked = UsageAsk.instant(ctx, "day");
        return LocalDate.ofInstant(asked == null ? clock.instant() : asked, ZoneOffset.UTC);
    }

    private static @Nullable ModelInfo model(Context ctx, Rulebook rulebook) {
        String name = ctx.queryParam("model");
        ModelInfo known = name == null ? null : rulebook.rateCard().model(name);
        if (name != null && known == null) {
            throw HttpFault.missing("The model %s is in no row of models.csv. Nearest known: %s."
                    .formatted(name, String.join(", ", rulebook.rateCard().nearestModels(name))));
        }
        return known;
    }

    void models(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        Answers.json(ctx, kept(rulebook, "models", () -> ModelList.of(rulebook).write(Form.JSON, Screen.PLAIN)));
    }

    void rules(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        Answers.json(ctx, kept(rulebook, "rules", () -> RuleReference.of(rulebook, null)
                .write(Form.JSON, Screen.PLAIN)));
    }

    /** The rules, and for how many records of some usage each decided something. */
    void firedRules(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        RuleFirings firings = new RuleFirings(rulebook, Profiles.NONE);
        new DistinctUsage(true, firings::add, () -> {}, reject -> {})
                .read(sets.input(ctx.pathParam("name")), UsageAsk.of(ctx, clock).reader());
        Answers.json(ctx, RuleReference.of(rulebook, firings).write(Form.JSON, Screen.PLAIN));
    }

    /** One rule, with the whole text of its file. */
    void rule(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        String id = ctx.pathParam("id");
        RuleRef rule = rulebook.rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> HttpFault.missing("There is no rule \"%s\".".formatted(id)));
        Answers.json(ctx, json -> json.text("id", rule.id())
                .text("sentence", rule.sentence())
                .text("file", rule.file())
                .number("line", rule.line())
                .text("source", rule.source())
                .text("text", rulebook.files().text(rule.file()))
                .text("rulebook", rulebook.revision()));
    }

    /** Every table with what its columns are. */
    void tables(Context ctx) {
        Rulebook rulebook = Answers.by(ctx, rulebooks.inUse()).rulebook();
        Answers.json(ctx, json -> TablesJson.all(json, rulebook.files()));
    }

    private synchronized String kept(Rulebook rulebook, String what, Supplier<String> make) {
        String key = rulebook.revision() + " " + what;
        String known = documents.get(key);
        if (known == null) {
            known = make.get();
            if (documents.size() >= KEPT) {
                documents.remove(documents.keySet().iterator().next());
            }
            documents.put(key, known);
        }
        return known;
    }

    void usageSets(Context ctx) {
        Answers.json(ctx, json -> json.objects("usage_sets", sets.all(), Reading::set));
    }

    /** Keeps usage under a name. */
    void keepUsage(Context ctx) {
        UsageSets.UsageSet kept = sets.keep(ctx.pathParam("name"), Bodies.usage(ctx));
        ctx.status(201);
        Answers.json(ctx, json -> set(json, kept));
    }

    void removeUsage(Context ctx) {
        sets.remove(ctx.pathParam("name"));
        ctx.status(204);
    }

    private static void set(JsonObject json, UsageSets.UsageSet set) {
        json.text("name", set.name()).number("bytes", set.bytes()).text("changed", set.changed(), Objects::toString);
    }
}
