package hnn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.text.DecimalFormat;
import org.junit.jupiter.api.Test;

/** The rings of the root's package page: each imports inward only, and the core stands on DJL and Hipparchus. */
class RingsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("hnn");
    private static final String[] CORE =
            {"hnn", "hnn.phase", "hnn.system", "hnn.data", "hnn.autograd", "hnn.network", "hnn.learned",
                "hnn.training", "hnn.rollout", "hnn.metric"};

    @Test
    void eachRingImportsInwardOnly() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("core").definedBy(CORE)
                .layer("laboratory")
                .definedBy("hnn.table", "hnn.file", "hnn.analysis", "hnn.chaos", "hnn.friction", "hnn.separable",
                        "hnn.own",
                        "hnn.shooting", "hnn.law", "hnn.leastsquares", "hnn.mechanics", "hnn.pair", "hnn.sweep")
                .layer("pictures").definedBy("hnn.figure", "hnn.live", "hnn.jupyter")
                .layer("pixels").definedBy("hnn.pixel")
                .layer("harness").definedBy("hnn.experiment")
                .whereLayer("harness").mayNotBeAccessedByAnyLayer()
                .whereLayer("pixels").mayOnlyBeAccessedByLayers("harness")
                .whereLayer("pictures").mayOnlyBeAccessedByLayers("harness", "pixels")
                .whereLayer("laboratory").mayOnlyBeAccessedByLayers("harness", "pixels", "pictures")
                .check(CLASSES);
    }

    @Test
    void theCoreStandsOnDjlAndHipparchusAlone() {
        classes().that().resideInAnyPackage(CORE).should().onlyDependOnClassesThat(resideInAnyPackage(CORE)
                .or(resideInAnyPackage("java..", "ai.djl..", "org.hipparchus..", "org.slf4j..")))
                .check(CLASSES);
    }

    @Test
    void whatANetworkIsDoesNotKnowOfItsTraining() {
        noClasses().that()
                .resideInAnyPackage("hnn.phase", "hnn.system", "hnn.autograd", "hnn.network", "hnn.learned", "hnn.rollout",
                        "hnn.metric")
                .should().dependOnClassesThat().resideInAPackage("hnn.training").check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCircles() {
        slices().matching("hnn.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** In Arabic or Hindi a number has other digits, in Turkish an i another capital: scripts, files and terms would not. */
    @Test
    void noTextDependsOnTheLanguageOfTheMachine() {
        noClasses().should().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould().callConstructor(DecimalFormat.class, String.class)
                .check(CLASSES);
    }
}
