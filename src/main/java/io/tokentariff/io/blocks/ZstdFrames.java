package io.tokentariff.io.blocks;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The only class that needs zstd-jni, which is optional. */
final class ZstdFrames {

    private ZstdFrames() {}

    /** Unpacks all frames; a frame cut short is an {@link IOException}. */
    static InputStream open(InputStream packed) throws IOException {
        return new ZstdInputStream(packed);
    }
}
