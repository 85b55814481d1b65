package io.tokentariff.http.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Git without anybody's settings: no file of a user or of the machine is read or written, no environment variable is looked
 * at. What is written is on the disk before it counts.
 */
final class NoSettings extends SystemReader.Delegate {

    private static final List<String> DURABLE = List.of("fsyncobjectfiles", "fsyncreffiles");

    private static final String DISKS = ConfigConstants.CONFIG_FILESYSTEM_SECTION;
    private static final Duration COARSEST = Duration.ofSeconds(2);

    private NoSettings(SystemReader machine) {
        super(machine);
    }

    /** Makes the whole program's git one without settings. */
    static synchronized void install() {
        SystemReader now = SystemReader.getInstance();
        if (!(now instanceof NoSettings)) {
            SystemReader.setInstance(new NoSettings(now));
        }
    }

    /** Settings that are in no file. */
    private static final class InMemory extends FileBasedConfig {

        InMemory(@Nullable Config parent, FS files) {
            super(parent, null, files);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // there is no file
        }

        /** How exact a disk's times are is not tried out, which takes seconds: as coarse as any is taken for granted. */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return DISKS.equals(section)
                    ? unit.convert(COARSEST)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        InMemory settings = new InMemory(parent, files);
        DURABLE.forEach(each -> settings.setBoolean("core", null, each, true));
        settings.setInt("gc", null, "auto", 0);
        return settings;
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        return new InMemory(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        return new InMemory(parent, files);
    }

    @Override
    public @Nullable String getenv(String name) {
        return null;
    }
}
