package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Takes the value at the current token of a parser, strictly: nothing is converted. */
public final class JsonValues {

    /** A count that is absent or null. */
    public static final long ABSENT = -1;

    /** A number of more digits fits no long. */
    private static final int MOST_CHARACTERS = 19;

    private JsonValues() {}

    /** Returns a count of zero or more, or {@link #ABSENT} for null. */
    public static long count(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return whole(parser, name);
        }
        if (token == JsonToken.VALUE_NULL) {
            return ABSENT;
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_STRING) {
            throw notAnInteger(name, parser.getText(), token == JsonToken.VALUE_STRING);
        }
        throw wrongType(name, "a whole number", parser);
    }

    /** The same, but a fraction counts as one more: the seconds of an audio. */
    public static long countRoundedUp(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT || parser.getTextLength() > MOST_CHARACTERS) {
            return count(parser, name);
        }
        BigDecimal value = parser.getDecimalValue();
        if (value.signum() < 0 || value.precision() - value.scale() >= MOST_CHARACTERS) {
            throw outOfRange(name, parser.getText());
        }
        long whole = value.toBigInteger().longValueExact();
        return value.compareTo(BigDecimal.valueOf(whole)) > 0 ? whole + 1 : whole;
    }

    /** Returns a count, zero where it is {@link #ABSENT}. */
    public static long orZero(long count) {
        return count == ABSENT ? 0 : count;
    }

    private static long whole(JsonParser parser, String name) throws IOException {
        int length = parser.getTextLength();
        boolean negative = parser.getTextCharacters()[parser.getTextOffset()] == '-';
        if (length > MOST_CHARACTERS && !negative) {
            throw outOfRange(name, parser.getText());
        }
        try {
            long value = negative && length > MOST_CHARACTERS ? -1 : parser.getLongValue();
            if (value < 0) {
                throw new InvalidUsageException(
                        "negative", "%s (%s) must not be negative.".formatted(name, shortened(parser.getText())));
            }
            return value;
        } catch (InputCoercionException e) {
            throw outOfRange(name, parser.getText());
        }
    }

    /** Returns an amount of dollars, zero or more, a number or the text of one; null for null. */
    public static @Nullable Money money(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw wrongType(name, "an amount such as \"0.0125\"", parser);
        }
        return money(name, parser.getText());
    }

    /** Returns the amount of dollars that a text says, zero or more. */
    public static Money money(String name, String text) {
        Money amount = Money.ofAnyNotation(text);
        if (amount == null) {
            throw new InvalidUsageException(
                    "wrong-type", "%s must be an amount such as 0.0125, not %s.".formatted(name, shortened(text)));
        }
        if (amount.isNegative()) {
            throw new InvalidUsageException(
                    "negative", "%s (%s) must not be negative.".formatted(name, shortened(text)));
        }
        return amount;
    }

    /** Returns a text, or null for null. */
    public static @Nullable String text(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        throw wrongType(name, "a text", parser);
    }

    /** Returns a text that many records share, or null for null. */
    public static @Nullable String shared(JsonParser parser, String name, Interner interner) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return interner.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        throw wrongType(name, "a text", parser);
    }

    /** Whether the value is true; null and false are not. */
    public static boolean isTrue(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE || token == JsonToken.VALUE_NULL) {
            return token == JsonToken.VALUE_TRUE;
        }
        throw wrongType(name, "true or false", parser);
    }

    /** Whether the value is an object, now begun; null is not. */
    public static boolean isObject(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        throw wrongType(name, "an object", parser);
    }

    public static InvalidUsageException notAnInteger(String name, String value, boolean text) {
        return new InvalidUsageException(
                "not-an-integer",
                (text ? "%s (\"%s\") is a text; write a whole number." : "%s (%s) is not a whole number.")
                        .formatted(name, shortened(value)));
    }

    public static InvalidUsageException outOfRange(String name, String value) {
        return new InvalidUsageException(
                "out-of-range", "%s (%s) is too large for one record.".formatted(name, shortened(value)));
    }

    static InvalidUsageException wrongType(String name, String expected, JsonParser parser) throws IOException {
        String found =
                switch (parser.currentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    default -> shortened(parser.getText());
                };
        return new InvalidUsageException("wrong-type", "%s must be %s, not %s.".formatted(name, expected, found));
    }

    public static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
