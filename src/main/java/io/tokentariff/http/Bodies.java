package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.problem.Limit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is sent, no longer than it may be. */
final class Bodies {

    private static final int TOO_LARGE = 413;

    private Bodies() {}

    /** Returns a short body whole. */
    static byte[] record(Context ctx) {
        return whole(ctx, Limit.HTTP_RECORD);
    }

    /** Returns a body whole that may be as long as the limit says. */
    static byte[] whole(Context ctx, Limit limit) {
        refuseLength(ctx, limit);
        try (InputStream in = bounded(ctx.bodyInputStream(), limit)) {
            long said = ctx.req().getContentLengthLong(); // the connection ends a body there
            byte[] bytes = said < 0 ? in.readAllBytes() : in.readNBytes(Math.toIntExact(said));
            if (bytes.length == 0) {
                throw new HttpFault(400, "empty-body", "The request has no body.");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns a text such as a rule file whole. */
    static String text(Context ctx, Limit limit) {
        refuseLength(ctx, limit);
        try (InputStream in = bounded(ctx.bodyInputStream(), limit)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns a body of usage, to be read as it comes. */
    static InputStream usage(Context ctx) {
        refuseLength(ctx, Limit.HTTP_UPLOAD);
        return bounded(ctx.bodyInputStream(), Limit.HTTP_UPLOAD);
    }

    static HttpFault unreadable(IOException e) {
        return new HttpFault(400, "body-cut-short", "The body could not be read to its end.");
    }

    private static void refuseLength(Context ctx, Limit limit) {
        if (ctx.req().getContentLengthLong() > limit.mostOf()) {
            throw tooLarge(limit);
        }
    }

    private static HttpFault tooLarge(Limit limit) {
        return new HttpFault(TOO_LARGE, "too-large", "The body is longer than %s.".formatted(limit.words()));
    }

    private static InputStream bounded(InputStream in, Limit limit) {
        return new FilterInputStream(in) {
            private long left = limit.mostOf();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int got = super.read(target, from, length);
                left -= Math.max(0, got);
                if (left < 0) {
                    throw tooLarge(limit);
                }
                return got;
            }
        };
    }
}
