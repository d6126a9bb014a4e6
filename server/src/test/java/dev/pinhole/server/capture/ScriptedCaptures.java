package dev.pinhole.server.capture;

import dev.pinhole.server.webhook.Webhooks;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What tests of the queue have in place of browsers and of other people's servers. */
@TestConfiguration(proxyBeanMethods = false)
public class ScriptedCaptures {

  @Bean
  @Primary
  ScriptedPhotographer scriptedPhotographer() {
    return new ScriptedPhotographer();
  }

  @Bean
  @Primary
  Calls calls() {
    return new Calls();
  }

  /** Remembers what would be sent. */
  public static final class Calls implements Webhooks {
    record Call(long account, String url, String type, String json) {}

    private final List<Call> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(long account, String url, String type, String json) {
      sent.add(new Call(account, url, type, json));
    }

    @Override
    public void checkUrl(String parameter, String url) {}

    List<Call> to(String url) {
      return sent.stream().filter(call -> call.url().equals(url)).toList();
    }
  }
}
