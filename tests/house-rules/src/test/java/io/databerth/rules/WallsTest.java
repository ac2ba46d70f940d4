package io.databerth.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class WallsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(Repository.mainClasses());
    private static final String[] SERVICES = {
        "io.databerth.gateway..",
        "io.databerth.provisioner..",
        "io.databerth.backup..",
        "io.databerth.vault..",
        "io.databerth.monitor.."
    };

    @Test
    void theContractsKnowOnlyTheJdkAndAnnotations() {
        classes()
                .that()
                .resideInAPackage("io.databerth.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "io.databerth.contracts..", "com.fasterxml.jackson.annotation..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void whatTheServicesShareKnowsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.databerth.contracts..",
                        "io.databerth.messaging..",
                        "io.databerth.worker..",
                        "io.databerth.runtime..",
                        "io.databerth.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES[0], SERVICES[1], SERVICES[2], "io.databerth.vault.store..", SERVICES[4])
                .check(CLASSES);
    }

    @Test
    void servicesMeetOnTopicsOnly() {
        DescribedPredicate<JavaClass> vaultClient = resideInAPackage("io.databerth.vault.client..");
        for (String service : SERVICES) {
            for (String other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses()
                            .that(resideInAPackage(service).and(not(vaultClient)))
                            .should()
                            .dependOnClassesThat(resideInAPackage(other).and(not(vaultClient)))
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void onlyTheDockerAdapterKnowsTheDockerClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.databerth.runtime.docker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.dockerjava..")
                .check(CLASSES);
    }

    @Test
    void onlyTheBucketKnowsItsClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.databerth.backup.storage..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void plansDecideAndTouchNothing() {
        noClasses()
                .that()
                .resideInAPackage("..plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.kafka..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Files.class) // a path is a value, reading it is not
                .check(CLASSES);
    }

    @Test
    void workersBlockAndOnlyTheGatewayIsReactive() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES[1], SERVICES[2], SERVICES[3], SERVICES[4])
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.smallrye.mutiny..", "io.vertx..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIsAndNotThatItIsAThing() {
        noClasses()
                .that()
                .resideInAPackage("io.databerth..")
                .and()
                .resideOutsideOfPackage("io.databerth.launcher..") // there, a service is what is launched
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Util|Utils|Impl|Dto)$")
                .check(CLASSES);
    }
}
