package dev.pinhole.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "dev.pinhole", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FOREIGN_MEMORY_ONLY_IN_THE_NATIVE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pinhole.imaging.vips..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..")
          .because("a wrong native call ends the process, so all of them are in one place");

  @ArchTest
  static final ArchRule SPRING_ONLY_IN_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pinhole.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .because("api, imaging and client are used without Spring");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("dev.pinhole.server..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("tests set the clock; expiry and limits are tested without waiting");
}
