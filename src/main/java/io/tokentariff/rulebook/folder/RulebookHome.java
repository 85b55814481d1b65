package io.tokentariff.rulebook.folder;

/** Where a rulebook's folder lies, on a disk, in a zip, on a class path or in a git revision, and the one it extends can be found from. */
public interface RulebookHome {

    /**
     * Takes in the files of the folder.
     *
     * @throws io.tokentariff.problem.RulebookException if there is no such folder
     */
    void read(RulebookIntake intake);

    /**
     * Returns the folder that a rulebook here may extend.
     *
     * @param path from this folder to that one: names and {@code ..} between slashes
     * @throws NoBaseException if there is none, or it lies where it may not
     */
    RulebookHome base(String path) throws NoBaseException;

    /** What the folder is called in messages; the same for the same folder. */
    String name();
}
