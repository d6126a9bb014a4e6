package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.server.dialect.Dialect;
import dev.pinhole.server.dialect.Speaks;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemForm.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tokens and problems as Django REST framework has them. */
@Component
@Speaks(ImageConverter.NAME)
class ImageConverter implements Dialect {
  static final String NAME = "imageconverter";

  @Override
  public List<String> paths() {
    return List.of(
        "/api_token",
        "/api_token/",
        "/api/images/create",
        "/api/images/create/",
        "/api/images/list",
        "/api/images/list/",
        "/api/images/get/**",
        "/api/images/download",
        "/api/images/download/");
  }

  @Override
  public @Nullable String credential(HttpServletRequest request) {
    String token = Dialect.schemed(request, "Token");
    return token == null ? Dialect.schemed(request, "Bearer") : token;
  }

  @Override
  public Answer answer(ProblemException problem) {
    return Complaints.answer(problem);
  }
}
