package io.tokentariff.review;

import io.tokentariff.io.write.JsonObject;
import io.tokentariff.rulebook.lint.RuleLanguage;

/** The language of rules as JSON. */
final class LanguageJson {

    private LanguageJson() {}

    static void write(JsonObject json, RuleLanguage language) {
        json.objects("facts", language.facts(), LanguageJson::type)
                .objects("outcomes", language.outcomes(), LanguageJson::type)
                .objects("parts", language.parts(), LanguageJson::type)
                .objects("conditions", language.operators(), LanguageJson::entry)
                .objects("annotations", language.annotations(), LanguageJson::entry)
                .object("placeholders", of -> of.objects(
                                "findings", language.findingPlaceholders(), LanguageJson::entry)
                        .objects("recommendations", language.advicePlaceholders(), LanguageJson::entry))
                .texts("imports", language.imports())
                .objects("limits", language.limits(), (one, limit) -> one.text("of", limit.what())
                        .number("at_most", limit.most()));
    }

    private static void type(JsonObject json, RuleLanguage.Type type) {
        json.text("name", type.name()).text("means", type.meaning());
        if (!type.there().isEmpty()) {
            json.text("there", type.there());
        }
        json.objects("fields", type.fields(), LanguageJson::field);
        if (!type.factories().isEmpty()) {
            json.objects("made_by", type.factories(), (one, factory) -> one.text("written", factory.example())
                    .text("means", factory.meaning())
                    .objects("of", factory.parameters(), (each, parameter) -> each.text("name", parameter.name())
                            .text("type", parameter.type())));
        }
    }

    private static void field(JsonObject json, RuleLanguage.Field field) {
        json.text("name", field.name())
                .text("is", field.kind())
                .flag("may_be_null", field.mayBeAbsent())
                .text("means", field.meaning());
        if (!field.words().isEmpty()) {
            json.texts("words", field.words());
        }
        if (!field.example().isEmpty()) {
            json.text("example", field.example());
        }
    }

    private static void entry(JsonObject json, RuleLanguage.Entry entry) {
        json.text("written", entry.written()).text("means", entry.meaning()).text("example", entry.example());
    }
}
