package io.tokentariff.http.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The names of a repository's commits. Each is moved only from where the mover saw it. */
final class Refs {

    private static final int TRIES = 40;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final Repository repository;
    private final Object one = new Object();

    Refs(Repository repository) {
        this.repository = repository;
    }

    /** Where a name points to, null if there is no such name. */
    @Nullable
    ObjectId at(String name) {
        try {
            Ref ref = repository.exactRef(name);
            return ref == null ? null : ref.getObjectId();
        } catch (IOException e) {
            throw GitHome.broken(repository.getDirectory(), e);
        }
    }

    /** All names that begin so. */
    List<Ref> below(String prefix) {
        try {
            return repository.getRefDatabase().getRefsByPrefix(prefix);
        } catch (IOException e) {
            throw GitHome.broken(repository.getDirectory(), e);
        }
    }

    /**
     * Moves a name.
     *
     * @param from where it must be; null if there must be none
     * @param to where it goes; null takes it away
     * @return false if it is elsewhere
     */
    boolean move(String name, @Nullable ObjectId from, @Nullable ObjectId to) {
        ObjectId expected = from == null ? ObjectId.zeroId() : from;
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                synchronized (one) { // threads do not take each other's lock for a name that has moved
                    RefUpdate.Result result = update(name, expected, to);
                    if (result != RefUpdate.Result.LOCK_FAILURE) {
                        return done(name, result);
                    }
                    ObjectId now = at(name);
                    if (!expected.equals(now == null ? ObjectId.zeroId() : now)) {
                        return false;
                    }
                }
                LockSupport.parkNanos(PAUSE); // a git of somebody else holds it
            }
        } catch (IOException e) {
            throw GitHome.broken(repository.getDirectory(), e);
        }
        throw new StoreException.Busy(
                "Another program holds %s of the repository; if none runs, delete the file %s.lock there."
                        .formatted(name, name));
    }

    private RefUpdate.Result update(String name, ObjectId expected, @Nullable ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(name, true);
        update.setExpectedOldObjectId(expected);
        update.disableRefLog();
        update.setForceUpdate(true); // what is expected is checked; whether it is a step forward is the caller's matter
        if (to == null) {
            return update.delete();
        }
        update.setNewObjectId(to);
        return update.update();
    }

    private boolean done(String name, RefUpdate.Result result) throws IOException {
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {
                settle(name);
                return true;
            }
            default -> throw new IOException("%s could not be moved: %s".formatted(name, result));
        }
    }

    /** The name's folder is on the disk, too. */
    private void settle(String name) {
        Path folder = repository.getCommonDirectory().toPath().resolve(name).getParent();
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            return; // not every system can, and git does not ask for it
        }
    }
}
