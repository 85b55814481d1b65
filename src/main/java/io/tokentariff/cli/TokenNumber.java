package io.tokentariff.cli;

import io.tokentariff.usage.TokenCounts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads token counts as people write them: {@code 1200}, {@code 1_200}, {@code 1,200}, {@code 300k}, {@code 1.2M}, {@code 1B}. */
final class TokenNumber implements ITypeConverter<Long> {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(?:[_,]\\d{3})+|\\d{1,15}");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([kmb]?)");
    private static final Pattern THOUSAND_OR_FRACTION = Pattern.compile("\\d+\\.\\d{3}");

    @Override
    public Long convert(String text) {
        BigDecimal tokens = number(text, text.strip().toLowerCase(Locale.ROOT));
        if (tokens.stripTrailingZeros().scale() > 0) {
            throw new TypeConversionException("\"%s\" is not a whole number of tokens.".formatted(text));
        }
        if (tokens.compareTo(BigDecimal.valueOf(TokenCounts.LARGEST)) > 0) {
            throw new TypeConversionException("\"%s\" is more tokens than one record can have.".formatted(text));
        }
        return tokens.longValueExact();
    }

    /** A point before three digits without a letter: whether thousands or a fraction was meant is nothing to guess. */
    private static BigDecimal number(String text, String lower) {
        if (WHOLE.matcher(lower).matches()) {
            return new BigDecimal(lower.replaceAll("[_,]", ""));
        }
        Matcher matcher = SHORT.matcher(lower);
        if (!matcher.matches() || THOUSAND_OR_FRACTION.matcher(lower).matches()) {
            throw new TypeConversionException(
                    "\"%s\" is not a number of tokens; write it as 1200, 1_200, 300k or 1.2M.".formatted(text));
        }
        return new BigDecimal(matcher.group(1)).movePointRight(digits(matcher.group(2)));
    }

    private static int digits(String suffix) {
        return switch (suffix) {
            case "k" -> 3;
            case "m" -> 6;
            case "b" -> 9;
            default -> 0;
        };
    }
}
