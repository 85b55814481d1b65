package io.tokentariff.parquet;

import io.tokentariff.io.read.ParquetFiles.Column;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes rows of texts as the types of their columns. */
final class RowWriter extends WriteSupport<List<@Nullable String>> {

    private static final int DIGITS = 38;
    private static final int DECIMALS = 18;
    private static final int MONEY_BYTES = 16;

    private final List<Column> columns;
    private @Nullable RecordConsumer out;

    private RowWriter(List<Column> columns) {
        this.columns = columns;
    }

    /** Makes writers into a stream. */
    static final class Builder extends ParquetWriter.Builder<List<@Nullable String>, Builder> {

        private final List<Column> columns;

        Builder(OutputStream to, List<Column> columns) {
            super(new Stream(to));
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // the library has no other way to leave it out
        protected WriteSupport<List<@Nullable String>> getWriteSupport(Configuration ignored) {
            return new RowWriter(columns);
        }

        @Override
        protected WriteSupport<List<@Nullable String>> getWriteSupport(ParquetConfiguration ignored) {
            return new RowWriter(columns);
        }
    }

    private MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (Column column : columns) {
            switch (column.type()) {
                case TEXT ->
                    schema.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case COUNT -> schema.optional(PrimitiveTypeName.INT64).named(column.name());
                case FLAG -> schema.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
                case TIME ->
                    schema.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                            .named(column.name());
                case MONEY ->
                    schema.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                            .length(MONEY_BYTES)
                            .as(LogicalTypeAnnotation.decimalType(DECIMALS, DIGITS))
                            .named(column.name());
            }
        }
        return schema.named("rows");
    }

    @Override
    @SuppressWarnings("deprecation") // the library has no other way to leave it out
    public WriteContext init(Configuration ignored) {
        return new WriteContext(schema(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration ignored) {
        return new WriteContext(schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(List<@Nullable String> row) {
        RecordConsumer to = out;
        if (to == null) {
            throw new IllegalStateException("not begun");
        }
        to.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            if (cell != null && !cell.isEmpty()) {
                Column column = columns.get(i);
                to.startField(column.name(), i);
                add(column, cell, to);
                to.endField(column.name(), i);
            }
        }
        to.endMessage();
    }

    private static void add(Column column, String cell, RecordConsumer to) {
        switch (column.type()) {
            case TEXT -> to.addBinary(Binary.fromString(cell));
            case COUNT -> to.addLong(new BigDecimal(cell).longValueExact());
            case FLAG -> to.addBoolean(Boolean.parseBoolean(cell));
            case TIME -> to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cell)));
            case MONEY -> to.addBinary(Binary.fromConstantByteArray(money(column, cell)));
        }
    }

    private static byte[] money(Column column, String cell) {
        BigDecimal amount = new BigDecimal(cell);
        BigDecimal plain = amount.scale() > DECIMALS ? amount.stripTrailingZeros() : amount;
        if (plain.scale() > DECIMALS || plain.precision() - plain.scale() > DIGITS - DECIMALS) {
            throw new WrongUseException(
                    "%s in the column %s does not fit decimal(%s,%s), and is not rounded; write CSV instead."
                            .formatted(cell, column.name(), DIGITS, DECIMALS));
        }
        BigInteger unscaled = plain.setScale(DECIMALS).unscaledValue();
        byte[] bytes = unscaled.toByteArray();
        byte[] fixed = new byte[MONEY_BYTES];
        Arrays.fill(fixed, unscaled.signum() < 0 ? (byte) -1 : 0);
        System.arraycopy(bytes, 0, fixed, MONEY_BYTES - bytes.length, bytes.length);
        return fixed;
    }

    /** A stream as a file that is written once. */
    private record Stream(OutputStream to) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Counted(to);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Counted extends PositionOutputStream {

        private final OutputStream to;
        private long written;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            to.write(bytes, from, count);
            written += count;
        }

        /** The stream is whoever's it was. */
        @Override
        public void close() throws IOException {
            to.flush();
        }
    }
}
