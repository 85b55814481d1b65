package io.tokentariff.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * A class that stands on a page, compiled without a warning.
 *
 * @param type the class
 * @param loader what it was loaded by
 */
record CompiledExample(Class<?> type, URLClassLoader loader) implements AutoCloseable {

    static CompiledExample of(String name, String source, Path folder) throws IOException, ClassNotFoundException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        faults,
                        faults,
                        "-Xlint:all",
                        "-Werror",
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(code).as(faults.toString(UTF_8)).isZero();
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        return new CompiledExample(loader.loadClass(name), loader);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
