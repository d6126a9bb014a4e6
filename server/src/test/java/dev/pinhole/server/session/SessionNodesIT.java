package dev.pinhole.server.session;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged servers that share a PostgreSQL database, blobs and keys: either serves a session.
 */
@EnabledIfSystemProperty(named = "pinhole.test.database", matches = "postgresql")
class SessionNodesIT {
  @TempDir Path folder;

  @Test
  void eitherNodeServesASessionAndEndsIt() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("one"));
    PackagedServer.Home other =
        new PackagedServer.Home(folder.resolve("two"), home.database(), home.storage());
    try (PackagedServer one = start(home);
        PackagedServer two = start(other)) {
      changesGoByEither(one.api(), two.api());
      survivesTheNodeThatBeganIt(one, two.api());
    }
  }

  private static void changesGoByEither(TestApi one, TestApi two) {
    WebVisitor first = new WebVisitor(one).signIn(TestApi.ADMIN);
    WebVisitor second = first.at(two);
    second.get("/api/v1/account").expect(200);
    TokenRequest wish = new TokenRequest("camera", Set.of(Scope.IMAGES_READ), null);
    second.post("/api/v1/tokens", wish).expect(201);
    second.post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD)).expect(204);
    first.get("/api/v1/account").expect(401);
    WebVisitor back = second.at(one);
    back.get("/api/v1/account").expect(200);
    back.delete("/api/v1/session").expect(204);
    second.get("/api/v1/account").expect(401);
  }

  private static void survivesTheNodeThatBeganIt(PackagedServer one, TestApi two)
      throws InterruptedException {
    WebVisitor visitor = new WebVisitor(one.api()).signIn(TestApi.ADMIN);
    WebVisitor forgotten = new WebVisitor(one.api()).signIn(TestApi.ADMIN);
    one.kill();
    WebVisitor moved = visitor.at(two);
    moved.get("/api/v1/sessions").expect(200);
    moved
        .patch(
            "/api/v1/account", new AccountChange(null, "another long password", TestApi.PASSWORD))
        .expect(200);
    moved.get("/api/v1/account").expect(200);
    forgotten.at(two).get("/api/v1/account").expect(401);
  }

  private PackagedServer start(PackagedServer.Home home) throws IOException {
    return PackagedServer.start(
        home,
        List.of("-XX:TieredStopAtLevel=1"),
        "--pinhole.blob.directory=" + folder.resolve("blobs"),
        "--pinhole.keys=" + folder.resolve("keys"),
        "--pinhole.capture.browsers=1",
        "--pinhole.capture.warm=false");
  }
}
