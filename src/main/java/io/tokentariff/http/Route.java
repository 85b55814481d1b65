package io.tokentariff.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.tokentariff.http.access.Role;

/**
 * A route of the service.
 *
 * @param path as Javalin writes it: {@code /v1/jobs/{id}}
 * @param role what whoever asks must at least be
 */
record Route(HandlerType method, String path, Role role, Handler handler) {

    static Route get(String path, Role role, Handler handler) {
        return new Route(HandlerType.GET, path, role, handler);
    }

    static Route post(String path, Role role, Handler handler) {
        return new Route(HandlerType.POST, path, role, handler);
    }

    static Route put(String path, Role role, Handler handler) {
        return new Route(HandlerType.PUT, path, role, handler);
    }

    static Route delete(String path, Role role, Handler handler) {
        return new Route(HandlerType.DELETE, path, role, handler);
    }
}
