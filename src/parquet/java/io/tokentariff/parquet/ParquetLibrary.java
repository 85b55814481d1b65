package io.tokentariff.parquet;

import io.tokentariff.io.read.ParquetFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** Parquet with Hadoop's stubs of parquet-floor. */
public final class ParquetLibrary implements ParquetFiles {

    /** What is unpacked without Hadoop's native libraries. */
    private static final Set<CompressionCodecName> READ =
            EnumSet.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD);

    @Override
    public InputStream jsonLines(Path file, String name) throws IOException {
        ParquetFileReader reader;
        try {
            reader = ParquetFileReader.open(new LocalInputFile(file));
        } catch (RuntimeException e) {
            throw ParquetFiles.damaged(name, e);
        }
        reader.getFooter().getBlocks().stream()
                .flatMap(block -> block.getColumns().stream())
                .filter(column -> !READ.contains(column.getCodec()))
                .findFirst()
                .ifPresent(column -> {
                    throw ParquetFiles.packed(name, column.getCodec().toString());
                });
        return new RowStream(reader);
    }

    @Override
    public Rows write(OutputStream to, List<Column> columns) throws IOException {
        ParquetWriter<List<@Nullable String>> writer = new RowWriter.Builder(to, columns)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
        return new Rows() {
            @Override
            public void add(List<@Nullable String> cells) throws IOException {
                writer.write(cells);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }
}
