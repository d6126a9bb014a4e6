package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.RequiresScope;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.image.Archives;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code download}: the originals of many images as one ZIP file. */
@RestController
@Hidden
@Speaks(ImageConverter.NAME)
class ConverterArchiveController {
  private final OwnImages images;
  private final Archives archives;

  ConverterArchiveController(OwnImages images, Archives archives) {
    this.images = images;
    this.archives = archives;
  }

  @GetMapping({"/api/images/download", "/api/images/download/"})
  @RequiresScope(Scope.IMAGES_READ)
  void download(
      Caller caller,
      @RequestParam(required = false) @Nullable String ids,
      HttpServletResponse response)
      throws IOException {
    archives.send(distinct(ids).stream().map(id -> images.require(id, caller)).toList(), response);
  }

  private static List<String> distinct(@Nullable String ids) {
    if (ids == null || ids.isBlank()) {
      throw Complaints.fields(Map.of("ids", Complaints.REQUIRED));
    }
    List<String> distinct =
        Arrays.stream(ids.split(",", -1)).map(String::strip).distinct().toList();
    if (distinct.size() > Archives.MAX_IMAGES) {
      throw Complaints.fields(
          Map.of("ids", "From 1 to %d ids are accepted.".formatted(Archives.MAX_IMAGES)));
    }
    return distinct;
  }
}
