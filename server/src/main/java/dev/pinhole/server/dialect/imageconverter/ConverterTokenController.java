package dev.pinhole.server.dialect.imageconverter;

import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.ProgramSignIn;
import dev.pinhole.server.account.Visit;
import dev.pinhole.server.dialect.Fields;
import dev.pinhole.server.dialect.Speaks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code api_token}: a token that lasts, for name and password. */
@RestController
@Hidden
@Speaks(ImageConverter.NAME)
class ConverterTokenController {
  private static final Set<Scope> SCOPES = Set.of(Scope.IMAGES_READ, Scope.IMAGES_WRITE);

  private final ProgramSignIn programs;

  ConverterTokenController(ProgramSignIn programs) {
    this.programs = programs;
  }

  @PostMapping({"/api_token", "/api_token/"})
  TokenAnswer token(Fields fields, HttpServletRequest request) {
    return new TokenAnswer(
        programs.apiToken(login(fields), Visit.of(request), ImageConverter.NAME, SCOPES));
  }

  private static Login login(Fields fields) {
    Map<String, String> faults = new TreeMap<>();
    String username = given("username", fields, faults);
    String password = given("password", fields, faults);
    if (!faults.isEmpty()) {
      throw Complaints.fields(faults);
    }
    return new Login(username, password);
  }

  private static String given(String name, Fields fields, Map<String, String> faults) {
    String value = fields.get(name);
    if (value == null) {
      faults.put(name, Complaints.REQUIRED);
      return "";
    }
    if (value.isBlank()) {
      faults.put(name, Complaints.BLANK);
    }
    return value;
  }

  record TokenAnswer(String token) {
    @Override
    public String toString() {
      return "TokenAnswer[]";
    }
  }
}
