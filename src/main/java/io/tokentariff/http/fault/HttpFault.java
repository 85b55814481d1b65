package io.tokentariff.http.fault;

import io.tokentariff.problem.Problem;
import java.util.List;

/** A request that is answered with a problem document; the sentence is written for whoever asked. */
public final class HttpFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Problem> problems;

    /**
     * @param status of HTTP
     * @param code stable name of the fault
     * @param message one sentence
     */
    public HttpFault(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** @param problems what is wrong with a rulebook, each with its place */
    public HttpFault(int status, String code, String message, List<Problem> problems) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** Says that there is no such thing. */
    public static HttpFault missing(String what) {
        return new HttpFault(404, "not-found", what);
    }

    /** Says that somebody asks too often. */
    public static HttpFault tooMany(String what) {
        return new HttpFault(429, "too-many-requests", what);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }
}
