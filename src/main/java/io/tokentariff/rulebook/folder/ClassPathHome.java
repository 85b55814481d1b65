package io.tokentariff.rulebook.folder;

/** A folder on a class path. What it extends is there, too. */
final class ClassPathHome implements RulebookHome {

    /** What a base on the class path begins with. */
    static final String SCHEME = "classpath:";

    private final ClassLoader loader;
    private final String folder;

    ClassPathHome(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /** The folder on the class path of the thread, else of the program. */
    static ClassPathHome of(String folder) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new ClassPathHome(context == null ? ClassPathHome.class.getClassLoader() : context, folder);
    }

    @Override
    public void read(RulebookIntake intake) {
        PackedFiles.onClassPath(loader, folder, intake);
    }

    @Override
    public RulebookHome base(String path) throws NoBaseException {
        return new ClassPathHome(loader, Extending.below(folder, path));
    }

    @Override
    public String name() {
        return SCHEME + folder;
    }
}
