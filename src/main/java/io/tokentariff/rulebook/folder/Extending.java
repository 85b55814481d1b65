package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** From the folder of a rulebook to all that counts: its own files, and those of the rulebook that it extends. */
final class Extending {

    /** Names and steps up between slashes; nothing that some system takes for a disk, a share or a home. */
    private static final Pattern PATH = Pattern.compile("([^/\\\\:\\p{Cntrl}]+/)*[^/\\\\:\\p{Cntrl}]+/?");

    private static final String UP = "..";

    private Extending() {}

    static RulebookFiles read(RulebookHome home, Problems problems) {
        return read(home, new RulebookIntake(problems), problems, List.of());
    }

    /** @param below the names of the folders that extend this one, one the other */
    private static RulebookFiles read(RulebookHome home, RulebookIntake intake, Problems problems, List<String> below) {
        home.read(intake);
        RulebookFiles own = intake.files(home.name());
        String text = own.sources().get(Extension.FILE);
        if (text == null) {
            return own;
        }
        Extension extension = Extension.read(text, problems);
        problems.throwIfErrors();
        if (extension == null) {
            return own;
        }
        List<String> chain = new ArrayList<>(below);
        chain.add(home.name());
        Problems ofBase = new Problems();
        try {
            RulebookHome baseHome = base(home, extension.base(), chain);
            RulebookFiles base = read(baseHome, intake.ofBase(ofBase), ofBase, chain);
            String name = extension.base().replaceFirst("/+$", "");
            ofBase.sorted().forEach(problem -> problems.add(problem.in(Whole.below(name, problem.file()))));
            return RulebookFiles.of(new Layers(own, base, name, extension, problems).whole());
        } catch (NoBaseException e) {
            problems.add(Problem.error(
                    e.code(), Extension.FILE, extension.line(), 0, String.valueOf(e.getMessage()), e.hint()));
        } catch (RulebookException e) {
            String name = extension.base();
            e.problems().stream()
                    .map(problem -> problem.file().isEmpty()
                            ? Problem.error(
                                    "missing-base",
                                    Extension.FILE,
                                    extension.line(),
                                    0,
                                    "The rulebook \"%s\" cannot be extended: %s".formatted(name, problem.message()),
                                    "")
                            : problem.in(Whole.below(name, problem.file())))
                    .forEach(problems::add);
        }
        throw new RulebookException(problems.sorted());
    }

    private static RulebookHome base(RulebookHome home, String path, List<String> chain) throws NoBaseException {
        RulebookHome base = path.startsWith(ClassPathHome.SCHEME)
                ? ClassPathHome.of(checked(path.substring(ClassPathHome.SCHEME.length())))
                : home.base(checked(path));
        for (String each : chain) {
            if (each.equals(base.name())) {
                throw NoBaseException.outside(path, "extends this one itself, in a circle");
            }
            if (isWithin(each, base.name()) || isWithin(base.name(), each)) {
                throw NoBaseException.outside(path, "and the one that extends it lie within each other");
            }
        }
        if (chain.size() > Limit.EXTENDED.most()) {
            throw NoBaseException.outside(path, "is more than " + Limit.EXTENDED.words() + " away from the first");
        }
        return base;
    }

    private static boolean isWithin(String inner, String outer) {
        String slashed = outer.replace('\\', '/');
        return inner.replace('\\', '/').startsWith(slashed.endsWith("/") ? slashed : slashed + "/");
    }

    private static String checked(String path) throws NoBaseException {
        if (path.length() > Limit.NAME.most() || !PATH.matcher(path).matches()) {
            throw NoBaseException.outside(path, "is no path from this folder: names and \"..\" between slashes");
        }
        long up = List.of(path.split("/")).stream().filter(UP::equals).count();
        if (up > Limit.BASE_UP.most()) {
            throw NoBaseException.outside(path, "lies more than %s up".formatted(Limit.BASE_UP.words()));
        }
        return path;
    }

    /**
     * Returns the folder that a path leads to, by names alone.
     *
     * @throws NoBaseException if it leads out of the top
     */
    static String below(String folder, String path) throws NoBaseException {
        List<String> names = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/")));
        for (String name : path.split("/", -1)) {
            if (name.equals(UP)) {
                if (names.isEmpty()) {
                    throw NoBaseException.outside(path, "lies outside of what this one is in");
                }
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
