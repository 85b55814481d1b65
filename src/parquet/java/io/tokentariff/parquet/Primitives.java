package io.tokentariff.parquet;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Single values as JSON: exact, times in ISO 8601. */
final class Primitives {

    private static final long JULIAN_EPOCH = 2_440_588;

    private Primitives() {}

    static void write(Group group, int i, int k, JsonGenerator json) throws IOException {
        PrimitiveType type = group.getType().getType(i).asPrimitiveType();
        boolean number = type.getLogicalTypeAnnotation() == null
                || type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation
                || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation;
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> json.writeBoolean(group.getBoolean(i, k));
            case BINARY, INT96 -> text(type, number, group, i, k, json);
            case FIXED_LEN_BYTE_ARRAY -> text(type, number, group, i, k, json);
            default -> {
                if (number) {
                    json.writeNumber(text(group, i, k));
                } else {
                    json.writeString(text(group, i, k));
                }
            }
        }
    }

    private static void text(PrimitiveType type, boolean number, Group group, int i, int k, JsonGenerator json)
            throws IOException {
        if (number && type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation) {
            json.writeNumber(text(group, i, k));
        } else {
            json.writeString(text(group, i, k));
        }
    }

    /** Returns a value as text. */
    static String text(Group group, int i, int k) {
        PrimitiveType type = group.getType().getType(i).asPrimitiveType();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(group.getBoolean(i, k));
            case INT32 -> whole(group.getInteger(i, k), meaning);
            case INT64 -> whole(group.getLong(i, k), meaning);
            case FLOAT -> plain(group.getFloat(i, k), Float.toString(group.getFloat(i, k)));
            case DOUBLE -> plain(group.getDouble(i, k), Double.toString(group.getDouble(i, k)));
            case INT96 -> julian(group.getInt96(i, k).getBytes());
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                meaning instanceof DecimalLogicalTypeAnnotation decimal
                        ? new BigDecimal(new BigInteger(group.getBinary(i, k).getBytes()), decimal.getScale())
                                .toPlainString()
                        : group.getBinary(i, k).toStringUsingUTF8();
        };
    }

    private static String whole(long value, LogicalTypeAnnotation meaning) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation time) {
            ChronoUnit unit =
                    switch (time.getUnit()) {
                        case MILLIS -> ChronoUnit.MILLIS;
                        case MICROS -> ChronoUnit.MICROS;
                        case NANOS -> ChronoUnit.NANOS;
                    };
            Instant at = Instant.EPOCH.plus(value, unit);
            return time.isAdjustedToUTC()
                    ? at.toString()
                    : LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
        }
        if (meaning instanceof IntLogicalTypeAnnotation number && !number.isSigned()) {
            return number.getBitWidth() == Long.SIZE
                    ? Long.toUnsignedString(value)
                    : Long.toString(value & 0xffff_ffffL);
        }
        return Long.toString(value);
    }

    /** A count that a tool wrote as a floating-point number; one that is no number is left as what it says. */
    private static String plain(double value, String words) {
        return Double.isFinite(value) ? new BigDecimal(words).toPlainString() : "\"" + words + "\"";
    }

    private static String julian(byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = value.getLong();
        long day = value.getInt() - JULIAN_EPOCH;
        return Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanos).toString();
    }
}
