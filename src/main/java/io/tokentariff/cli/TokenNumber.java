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

    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([kmb]?)");

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)[_,](?=\\d{3})", ""));
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "\"%s\" is not a number of tokens such as 1200, 300k or 1.2M.".formatted(text));
        }
        BigDecimal tokens = new BigDecimal(matcher.group(1)).movePointRight(digits(matcher.group(2)));
        if (tokens.stripTrailingZeros().scale() > 0) {
            throw new TypeConversionException("\"%s\" is not a whole number of tokens.".formatted(text));
        }
        if (tokens.compareTo(BigDecimal.valueOf(TokenCounts.LARGEST)) > 0) {
            throw new TypeConversionException("\"%s\" is more tokens than one record can have.".formatted(text));
        }
        return tokens.longValueExact();
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
