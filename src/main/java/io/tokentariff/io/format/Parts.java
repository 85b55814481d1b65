package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;
import java.util.TreeMap;

/**
 * The parts of all input and all output as the provider counts them, each inside its whole; makes counts of them that do not
 * overlap. Audio, images and 12-hour cache writes become meters of their own: {@code audio_input}, {@code cached_audio_input},
 * {@code image_input}, {@code cached_image_input}, {@code cache_write_12h}, {@code audio_output}, {@code image_output}. Reused.
 */
public final class Parts {

    private final ReadLog log;
    public final TreeMap<String, Long> others = new TreeMap<>();
    public long cached;
    public long written;
    public long written12h;
    public long audioInput;
    public long imageInput;
    public long audioOutput;
    public long imageOutput;

    /** What of {@link #cached} is audio, and what images; {@link JsonValues#ABSENT} where nobody says. */
    public long cachedAudio;

    public long cachedImage;

    public Parts(ReadLog log) {
        this.log = log;
    }

    /** Takes tokens of a field that nobody reads, as {@code unread}: what they cost is missing. Everything else is skipped. */
    public void unread(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || !name.contains("token")) {
            parser.skipChildren();
            return;
        }
        unread(name, JsonValues.count(parser, name));
    }

    /** Takes so many tokens of a field that nobody reads. */
    public void unread(String name, long count) {
        if (count > 0) {
            others.merge("unread", count, (a, b) -> Math.min(TokenCounts.LARGEST, a + b));
            log.ignoredField(name).increment();
        }
    }

    public void clear() {
        cached = 0;
        written = 0;
        written12h = 0;
        audioInput = 0;
        imageInput = 0;
        audioOutput = 0;
        imageOutput = 0;
        cachedAudio = JsonValues.ABSENT;
        cachedImage = JsonValues.ABSENT;
        if (!others.isEmpty()) {
            others.clear();
        }
    }

    /**
     * Returns the counts, with the {@link #others}.
     *
     * @param input all input, {@code output} all output
     * @throws InvalidUsageException if a part is more than its whole
     */
    public TokenCounts of(long input, long output) {
        boolean textAlone = audioInput + imageInput + written12h + audioOutput + imageOutput == 0;
        if (textAlone && others.isEmpty()) {
            return TokenCounts.of(input, cached, written, output);
        }
        check(input, output);
        long textInput = input - audioInput - imageInput - written12h;
        splitCached(textInput - written);
        put("audio_input", audioInput - cachedAudio);
        put("cached_audio_input", cachedAudio);
        put("image_input", imageInput - cachedImage);
        put("cached_image_input", cachedImage);
        put("cache_write_12h", written12h);
        put("audio_output", audioOutput);
        put("image_output", imageOutput);
        return TokenCounts.of(
                        textInput, cached - cachedAudio - cachedImage, written, output - audioOutput - imageOutput)
                .with(others);
    }

    private void check(long input, long output) {
        TokenCounts.of(input, cached, written + written12h, output);
        if (audioInput + imageInput + written12h > input || audioOutput + imageOutput > output) {
            throw new InvalidUsageException(
                    "audio-exceeds-total",
                    "The audio and image tokens (%s in, %s out) are more than all tokens (%s in, %s out)."
                            .formatted(audioInput + imageInput + written12h, audioOutput + imageOutput, input, output));
        }
    }

    /** Where nobody says what was cached, text is taken to have been, then images, then audio. */
    private void splitCached(long text) {
        boolean said = cachedAudio != JsonValues.ABSENT || cachedImage != JsonValues.ABSENT;
        cachedAudio = JsonValues.orZero(cachedAudio);
        cachedImage = JsonValues.orZero(cachedImage);
        long beyond = cached - cachedAudio - cachedImage - Math.max(0, text);
        if (beyond > 0 && !said) {
            cachedImage = Math.min(imageInput, beyond);
            cachedAudio = beyond - cachedImage;
        }
        if (cachedAudio > audioInput || cachedImage > imageInput || cachedAudio + cachedImage > cached) {
            throw new InvalidUsageException(
                    "cached-exceeds-input",
                    "The cached audio (%s) and images (%s) are more than the audio (%s), the images (%s) or all cached tokens (%s)."
                            .formatted(cachedAudio, cachedImage, audioInput, imageInput, cached));
        }
        if (!said && cached > 0 && audioInput + imageInput > 0) {
            log.notice(
                    "assumed-cached-text",
                    "Usage with audio or images does not say which of its tokens were cached; text was taken to be, then images, then audio.");
        }
    }

    private void put(String meter, long count) {
        if (count > 0) {
            others.put(meter, count);
        }
    }
}
