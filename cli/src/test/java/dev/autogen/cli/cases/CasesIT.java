package dev.autogen.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.autogen.cli.it.Distribution;
import dev.autogen.cli.it.Hibernate6;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every case of {@code src/test/cases}, on real servers; {@code docs/coverage.md} is what they
 * found. With {@code -Dautogen.coverage=write} that page is written, else it must be as found.
 *
 * <p>{@code -Dautogen.cases=Y01,J*} runs some, and leaves the page alone; {@code
 * -Dautogen.servers=14,15,16,17,18} and {@code -Dautogen.hibernates=7,6} choose where, which the
 * Maven profile {@code matrix} does.
 */
class CasesIT {

  private static final Path PAGE = Path.of("..", "docs", "coverage.md");

  private static final Map<String, List<Verdict>> VERDICTS = new ConcurrentHashMap<>();

  @TempDir static Path classes;

  private final List<Case> cases = CaseFile.readAll(Path.of("src", "test", "cases"));

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> cases() {
    return hibernates().stream().flatMap(this::cases);
  }

  private Stream<DynamicTest> cases(int hibernate) {
    List<Path> jars = hibernate == 6 ? Hibernate6.jars() : Distribution.hibernate();
    Path directory = classes.resolve("hibernate" + hibernate);
    EntityCompiler before = new EntityCompiler(directory.resolve("before"), jars);
    EntityCompiler after = new EntityCompiler(directory.resolve("after"), jars);
    List<DynamicTest> tests = new ArrayList<>();
    cases.stream()
        .filter(CasesIT::isChosen)
        .filter(one -> one.isForHibernate(hibernate))
        .filter(one -> one.isOfEntities() || hibernate == hibernates().get(0))
        .forEach(
            one -> {
              ModelChange change = one.change(before, after);
              servers().stream()
                  .filter(one::isFor)
                  .forEach(server -> tests.add(test(one, change, server, hibernate)));
            });
    before.compile();
    after.compile();
    return tests.stream();
  }

  private static DynamicTest test(Case one, ModelChange change, int server, int hibernate) {
    String place =
        one.isOfEntities()
            ? "PostgreSQL %d, Hibernate %d".formatted(server, hibernate)
            : "PostgreSQL " + server;
    return DynamicTest.dynamicTest(
        "%s %s, %s".formatted(one.id(), one.title(), place), () -> run(one, change, server));
  }

  private static void run(Case one, ModelChange change, int server) {
    Outcome outcome = RoundTrip.run(change, server);
    Verdict verdict = Verdict.of(one, outcome, server);
    VERDICTS
        .computeIfAbsent(one.id(), id -> Collections.synchronizedList(new ArrayList<>()))
        .add(verdict);
    if (one.has("wrong")) {
      assertThat(verdict.isRight()).as("%s is right now: remove its [wrong]", one.id()).isFalse();
    } else if (!verdict.isRight()) {
      fail(
          "%s %s:%n- %s%n%s",
          one.id(), one.title(), String.join("\n- ", verdict.faults()), outcome.source());
    }
  }

  private static boolean isChosen(Case one) {
    return chosen()
        .map(
            globs ->
                Stream.of(globs.split(","))
                    .anyMatch(glob -> one.id().matches(glob.strip().replace("*", ".*"))))
        .orElse(true);
  }

  private static Optional<String> chosen() {
    return Optional.ofNullable(System.getProperty("autogen.cases"));
  }

  private static List<Integer> servers() {
    return TestDatabase.versions(numbers("autogen.servers", "14,18"));
  }

  private static List<Integer> hibernates() {
    return List.of(numbers("autogen.hibernates", "7"));
  }

  private static Integer[] numbers(String property, String usual) {
    return Stream.of(System.getProperty(property, usual).split(","))
        .map(String::strip)
        .map(Integer::valueOf)
        .toArray(Integer[]::new);
  }

  @AfterAll
  static void coverage() throws IOException {
    List<Case> cases = CaseFile.readAll(Path.of("src", "test", "cases"));
    if (!cases.stream().allMatch(one -> VERDICTS.containsKey(one.id()))) {
      System.err.println("docs/coverage.md is not compared: some cases did not run here.");
      return;
    }
    String page = Coverage.page(cases, VERDICTS);
    if ("write".equals(System.getProperty("autogen.coverage"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).as("docs/coverage.md").isEqualTo(page);
  }
}
