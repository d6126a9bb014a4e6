package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PinholeTest
class TusQuotaIT {
  @Autowired TestApi server;

  @Test
  void refusesAtOnceAndAgainWithTheLastByte() {
    TestApi api = server.asUser("tus-full-" + Ids.next().substring(0, 8));
    TusApi tus = new TusApi(api);
    byte[] content = TestImages.png(81_001);
    long id = api.get("/api/v1/account").json().path("id").asLong();
    server
        .asAdmin()
        .patch("/api/v1/admin/accounts/" + id, Map.of("quota", Map.of("bytes", content.length)))
        .expect(200);

    Answer refused = tus.create(content.length + 1, "filename", "a.png").expect(409);
    assertThat(refused.code()).isEqualTo("quota-exceeded");
    assertThat(refused.json().path("wanted").asLong()).isEqualTo(content.length + 1L);
    String begun = tus.created(content.length, "filename", "a.png");
    new ImageApi(api).add("", TestImages.png(81_002));
    assertThat(tus.append(begun, 0, content).expect(409).code()).isEqualTo("quota-exceeded");
    assertThat(tus.head(begun).status()).as("given up").isEqualTo(404);
    assertThat(api.get("/api/v1/account").json().at("/usage/images").asLong()).isEqualTo(1);
  }
}
