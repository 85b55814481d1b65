package io.tokentariff.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.tokentariff.Tariff;
import io.tokentariff.money.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The arrows of the design: who may know whom, and what nobody may do. A package that is not there yet breaks nothing. */
@AnalyzeClasses(packages = "io.tokentariff", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.tokentariff";

    /** The packages from the bottom to the top; those of one line may use each other, though never in a circle. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("problem", "money"),
            List.of("usage", "table"),
            List.of("ratecard"),
            List.of("rating"),
            List.of("advice", "rulebook"),
            List.of("review", "cases", "check", "audit", "io"));

    private static final List<String> DOORS = List.of("cli", "http", "spark");

    private static String[] layersAbove(int layer) {
        return LAYERS.subList(layer + 1, LAYERS.size()).stream()
                .flatMap(List::stream)
                .map(name -> BASE + "." + name + "..")
                .toArray(String[]::new);
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> dependOn(String... packages) {
        return ArchConditions.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    @ArchTest
    static void importsGoDownOnly(JavaClasses classes) {
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            ArchRule rule = noClasses()
                    .that()
                    .resideInAnyPackage(packages(LAYERS.get(layer)))
                    .should(dependOn(layersAbove(layer)))
                    .orShould(dependOn(packages(DOORS)))
                    .as("packages of %s use nothing above them".formatted(LAYERS.get(layer)));
            rule.allowEmptyShould(true).check(classes);
        }
    }

    @ArchTest
    static void leavesKnowNobody(JavaClasses classes) {
        for (String leaf : LAYERS.get(0)) {
            classes()
                    .that()
                    .resideInAPackage(BASE + "." + leaf + "..")
                    .should()
                    .onlyDependOnClassesThat(DescribedPredicate.or(
                            JavaClass.Predicates.resideInAPackage(BASE + "." + leaf + ".."),
                            JavaClass.Predicates.resideOutsideOfPackage(BASE + "..")))
                    .check(classes);
        }
    }

    @ArchTest
    static void doorsDoNotKnowEachOther(JavaClasses classes) {
        for (String door : DOORS) {
            List<String> others =
                    DOORS.stream().filter(other -> !other.equals(door)).toList();
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + door + "..")
                    .should(dependOn(packages(others)))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule theFrontDoorOpensWithoutTheDoors =
            noClasses().that().resideInAPackage(BASE).should(dependOn(packages(DOORS)));

    @ArchTest
    static final ArchRule onlyTheDoorsUseTheFrontDoor = noClasses()
            .that()
            .resideInAnyPackage(packages(LAYERS.stream().flatMap(List::stream).toList()))
            .should(dependOn(BASE));

    @ArchTest
    static final ArchRule noPackagesGoInCircles =
            slices().matching("io.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheRulebookKnowsTheRuleEngine = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".rulebook..")
            .and()
            .areNotAssignableTo(Tariff.class)
            .should(dependOn("org.drools..", "org.kie..", "org.mvel.."));

    @ArchTest
    static final ArchRule theRestOfTheRulebookKnowsNoRuleEngine = noClasses()
            .that()
            .resideInAnyPackage(packages(List.of(
                    "rulebook.drl",
                    "rulebook.facts",
                    "rulebook.folder",
                    "rulebook.lint",
                    "rulebook.plans",
                    "rulebook.store")))
            .should(dependOn("org.drools..", "org.kie..", "org.mvel.."));

    @ArchTest
    static final ArchRule onlySheetsKnowWorkbooks =
            noClasses().that().resideOutsideOfPackage(BASE + ".cli.sheets..").should(dependOn("org.dhatim.."));

    @ArchTest
    static final ArchRule theEngineReadsNoRuleFile = noClasses().should(dependOn("org.drools.drl.parser.."));

    @ArchTest
    static final ArchRule moneyHasNoFloatingPoint = noClasses()
            .that()
            .resideInAnyPackage(packages(List.of("money", "ratecard", "rating")))
            .should(useFloatingPoint());

    @ArchTest
    static final ArchRule nobodyMakesADecimalOfADouble = noClasses()
            .should(call(
                    "make a BigDecimal of a double",
                    call -> call.getTargetOwner().isEquivalentTo(BigDecimal.class)
                            && (call.getName().equals("<init>")
                                    || call.getName().equals("valueOf"))
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(ArchitectureTest::isFloatingPoint)));

    @ArchTest
    static final ArchRule onlyRoundingRounds = noClasses()
            .that()
            .doNotBelongToAnyOf(Rounding.class)
            .should(call(
                    "round a decimal",
                    call -> call.getTargetOwner().isEquivalentTo(BigDecimal.class)
                            && call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isEquivalentTo(RoundingMode.class)
                                            || type.isEquivalentTo(MathContext.class))));

    /** The clock is for doors: progress, access logs. Prices rest on the day of use. */
    private static final Map<String, Set<String>> CLOCKS = Map.of(
            System.class.getName(), Set.of("currentTimeMillis", "nanoTime"),
            Clock.class.getName(), Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMillis"));

    @ArchTest
    static final ArchRule nobodyReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackages(packages(List.of("cli", "http")))
            .should(call(
                    "read the clock",
                    call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now"))
                            || CLOCKS.getOrDefault(call.getTargetOwner().getName(), Set.of())
                                    .contains(call.getName())
                            || (call.getTargetOwner().isEquivalentTo(java.util.Date.class)
                                    && call.getName().equals("<init>")
                                    && call.getTarget().getRawParameterTypes().isEmpty())));

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

    private static ArchCondition<JavaClass> call(
            String what, java.util.function.Predicate<JavaCodeUnitAccess<?>> called) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(called)
                        .forEach(each -> events.add(SimpleConditionEvent.satisfied(type, each.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> useFloatingPoint() {
        return new ArchCondition<>("use double or float") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> isFloatingPoint(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.satisfied(type, field.getDescription())));
                type.getCodeUnits().stream()
                        .filter(ArchitectureTest::hasFloatingPoint)
                        .forEach(unit -> events.add(SimpleConditionEvent.satisfied(type, unit.getDescription())));
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(call -> isFloatingPoint(call.getTarget().getRawReturnType())
                                || call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(ArchitectureTest::isFloatingPoint))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }

    private static boolean hasFloatingPoint(JavaCodeUnit unit) {
        return isFloatingPoint(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isFloatingPoint);
    }

    private static boolean isFloatingPoint(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package annotated with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, "%s has no package-info.java with @NullMarked".formatted(type.getPackageName())));
                }
            }
        };
    }
}
