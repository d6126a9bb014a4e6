package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@TestPropertySource(properties = "pinhole.dialects.imageconverter.list-limit=2")
class ListLimitIT {
  @Autowired TestApi server;

  @Test
  void saysInAHeaderThatThereIsMore() {
    ConverterApi program = ConverterApi.of(server, "limited");
    List<String> ids =
        List.of(
            program.add("1.png", TestImages.png(6401)),
            program.add("2.png", TestImages.png(6402)),
            program.add("3.png", TestImages.png(6403)));
    // the list names them, so it stays the same only from then on
    ids.forEach(id -> program.converted(id, "?img_format=jpeg").expect(200));

    Answer first = program.get("/api/images/list?limit=1000").expect(200);
    String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    URI address = URI.create(next);
    Answer second = program.get(address.getPath() + "?" + address.getQuery()).expect(200);

    assertThat(program.list()).isEqualTo(first.json());
    assertThat(first.json().findValuesAsString("id")).isEqualTo(ids.subList(0, 2));
    assertThat(second.json().findValuesAsString("id")).isEqualTo(ids.subList(2, 3));
  }
}
