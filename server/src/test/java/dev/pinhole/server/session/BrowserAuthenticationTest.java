package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.session.SessionView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

class BrowserAuthenticationTest {
  private final List<Optional<Authentication>> seen = new ArrayList<>();

  @AfterEach
  void clear() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void namesTheAccountOfTheBrowser() throws Exception {
    Instant now = Instant.EPOCH;
    pass(new SignedIn("id", 7, 1, now, now, "192.0.2.1", null));
    assertThat(seen)
        .singleElement()
        .satisfies(found -> {
          assertThat(found).get().extracting(Authentication::getName).isEqualTo("7");
          assertThat(found).get().matches(Authentication::isAuthenticated);
        });
  }

  @Test
  void namesNobodyWhereNobodyIsSignedIn() throws Exception {
    pass(null);
    assertThat(seen).containsExactly(Optional.empty());
  }

  private void pass(@Nullable SignedIn signedIn) throws Exception {
    new BrowserAuthentication(new OneBrowser(signedIn))
        .doFilter(
            new MockHttpServletRequest(),
            new MockHttpServletResponse(),
            (_, _) ->
                seen.add(
                    Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())));
  }

  private record OneBrowser(@Nullable SignedIn signedIn) implements BrowserSessions {
    @Override
    public void signOut(HttpServletRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SessionView start(long account, String way, HttpServletRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SignedIn> current(HttpServletRequest request) {
      return Optional.ofNullable(signedIn);
    }

    @Override
    public void prove(String way, HttpServletRequest request) {
      throw new UnsupportedOperationException();
    }
  }
}
