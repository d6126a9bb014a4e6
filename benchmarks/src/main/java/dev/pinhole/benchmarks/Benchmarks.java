package dev.pinhole.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs the comparisons named as arguments, or all of them, and prints a Markdown table.
public final class Benchmarks {

  private enum Subject {
    RENDER,
    DELIVERY,
    TRANSFORMS,
    UPLOADS,
    DIRECT,
    LISTING,
    SIGNIN,
    FOOTPRINT,
    CAPTURES;

    Comparison comparison() {
      return switch (this) {
        case RENDER -> new RenderComparison();
        case DELIVERY -> new DeliveryComparison();
        case TRANSFORMS -> new TransformComparison();
        case UPLOADS -> new UploadComparison();
        case DIRECT -> new DirectComparison();
        case LISTING -> new ListingComparison();
        case SIGNIN -> new SignInTimes();
        case FOOTPRINT -> new Footprint();
        case CAPTURES -> new CaptureComparison();
      };
    }
  }

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<Subject> subjects =
        arguments.length == 0
            ? List.of(Subject.values())
            : Arrays.stream(arguments)
                .map(name -> Subject.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    System.out.println(Row.HEADER);
    for (Subject subject : subjects) {
      System.err.println("... " + subject.name().toLowerCase(Locale.ROOT));
      Path scratch = Files.createTempDirectory("pinhole-bench");
      try {
        subject.comparison().run(scratch, System.out::println);
      } finally {
        delete(scratch);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Benchmarks::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
