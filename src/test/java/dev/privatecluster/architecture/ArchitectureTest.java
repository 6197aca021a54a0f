package dev.privatecluster.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final String BASE = "dev.privatecluster.";
    private static final String[] CORE = {BASE + "core.."};
    private static final List<String> SHELLS =
            List.of("admission", "cli", "serving", "input", "cluster", "certificates");
    private static final List<String> SHARED = List.of("input", "cluster", "certificates");
    private static final int FEWEST_CLASSES = 60;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.privatecluster");

    @Test
    void looksAtTheWholeProgram() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void theCoreKnowsNothingButTheLanguageJacksonAndTheApi() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "core..",
                        BASE + "api..",
                        "java.lang..",
                        "java.math..",
                        "java.util..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theCoreReadsNoClockAndTakesNoLock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, System.class, Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void theCoreHasNoStateThatIsShared() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(CORE)
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void whatUsersWriteDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "api..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        BASE + "api..",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "io.fabric8.generator.annotation..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void shellsDoNotKnowEachOther() {
        for (String shell : SHELLS) {
            String[] others = SHELLS.stream()
                    .filter(other -> !other.equals(shell) && !SHARED.contains(other))
                    // The command line starts the server; nothing else reaches across.
                    .filter(other -> !(shell.equals("cli") && other.equals("serving")))
                    .map(other -> BASE + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + shell + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CLASSES);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void aRuleIsOneFinalClassThatNobodyElseSees() {
        classes()
                .that()
                .implement(BASE + "core.rule.Rule")
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .resideInAPackage(BASE + "core.rules")
                .andShould()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
