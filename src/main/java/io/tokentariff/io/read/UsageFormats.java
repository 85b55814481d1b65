package io.tokentariff.io.read;

import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.UsageFormat;
import io.tokentariff.io.format.codex.CodexFormat;
import io.tokentariff.io.format.langfuse.LangfuseCsvFormat;
import io.tokentariff.io.format.langfuse.LangfuseFormat;
import io.tokentariff.io.format.litellm.LiteLlmCsvFormat;
import io.tokentariff.io.format.litellm.LiteLlmFormat;
import io.tokentariff.io.format.native_.NativeCsvFormat;
import io.tokentariff.io.format.native_.NativeJsonFormat;
import io.tokentariff.io.format.openai.OpenAiAnswersFormat;
import io.tokentariff.io.format.openai.OpenAiBatchFormat;
import io.tokentariff.io.format.openai.OpenAiBatchObjectFormat;
import io.tokentariff.io.format.openai.OpenAiDashboardFormat;
import io.tokentariff.io.format.openai.OpenAiFineTuneFormat;
import io.tokentariff.io.format.openai.OpenAiResponseFormat;
import io.tokentariff.io.format.openai.OpenAiUsageFormat;
import io.tokentariff.io.format.otel.OtelFormat;
import io.tokentariff.problem.UsageInputException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All formats that are read. */
public final class UsageFormats {

    /** What tools log. They may hold a whole answer of a provider, and so are tried first, before what is refused. */
    private static final List<UsageFormat> TOOLS = List.of(
            new OtelFormat(),
            new CodexFormat(),
            new LiteLlmFormat(),
            new LiteLlmCsvFormat(),
            new LangfuseFormat(),
            new LangfuseCsvFormat());

    /** In the order in which they are tried: those with the most telling marks first. */
    private static final List<UsageFormat> ALL = inOrder(
            new OpenAiBatchFormat(),
            new OpenAiBatchObjectFormat(),
            new OpenAiUsageFormat(),
            new OpenAiDashboardFormat(),
            new OpenAiFineTuneFormat(),
            new OpenAiResponseFormat(),
            new OpenAiAnswersFormat(),
            new NativeJsonFormat(),
            new NativeCsvFormat());

    /** How many lines are looked at, should the first ones be damaged. */
    private static final int MOST_LINES = 20;

    private UsageFormats() {}

    private static List<UsageFormat> inOrder(UsageFormat... others) {
        return Stream.concat(TOOLS.stream(), Stream.of(others)).toList();
    }

    /** The names for {@code --input}, each once. */
    public static List<String> names() {
        return ALL.stream().map(UsageFormat::name).distinct().sorted().toList();
    }

    /**
     * Returns the format of that name. Where two notations share a name, the sample decides between them.
     *
     * @throws UsageInputException if there is no such format
     */
    public static UsageFormat byName(String name, HeadSample head) {
        List<UsageFormat> named =
                ALL.stream().filter(format -> format.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new UsageInputException(
                    "unknown-format",
                    "There is no input format \"%s\"; choose one of %s.".formatted(name, String.join(", ", names())));
        }
        for (UsageFormat format : named) {
            if (format.recognises(head)) {
                return format;
            }
        }
        boolean csv = !head.startsWith('{') && named.size() > 1;
        return named.get(csv ? named.size() - 1 : 0);
    }

    /**
     * Returns the format of that name whose lines stand for themselves.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LineFormat ofLines(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name) && format instanceof LineFormat)
                .map(LineFormat.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /**
     * Returns the format of an input by its content.
     *
     * @throws UsageInputException if no format recognises it
     */
    public static UsageFormat detect(String file, HeadSample head) {
        for (UsageFormat tool : TOOLS) {
            if (tool.recognises(head)) {
                return tool;
            }
        }
        RefusedFormats.check(file, head);
        HeadSample sample = head;
        for (int i = 0; i < MOST_LINES && !sample.isBlank(); i++) {
            UsageFormat found = recognised(sample);
            if (found != null) {
                return found;
            }
            sample = sample.withoutFirstLine();
        }
        throw unknown(file, head);
    }

    private static @Nullable UsageFormat recognised(HeadSample sample) {
        for (UsageFormat format : ALL) {
            boolean byLines = format instanceof LineFormat;
            if (!(byLines && (sample.isList() || sample.isEvents())) && format.recognises(sample)) {
                return format;
            }
        }
        return null;
    }

    private static UsageInputException unknown(String file, HeadSample head) {
        if (head.isBinary()) {
            return new UsageInputException(
                    "binary", "%s is not a text file; usage is read from JSON lines or CSV in UTF-8.".formatted(file));
        }
        if (head.startsWith('[')) {
            return new UsageInputException(
                    "json-list",
                    "%s is a JSON list of no known usage format; let tariff map propose how to read it."
                            .formatted(file));
        }
        return new UsageInputException(
                "unknown-format",
                "%s is of no known usage format; the formats are %s: if it is one of them, name it with --input; any other CSV or JSON is read with a map (tariff map FILE)."
                        .formatted(file, String.join(", ", names())));
    }
}
