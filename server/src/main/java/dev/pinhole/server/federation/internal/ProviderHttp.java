package dev.pinhole.server.federation.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * How this server speaks to providers, which the operator has named: with bounds of time and size,
 * and following nobody elsewhere.
 */
@Component
class ProviderHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;

  private final JdkClientHttpRequestFactory requests;

  ProviderHttp() {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.requests = new JdkClientHttpRequestFactory(client);
    this.requests.setReadTimeout(ANSWER);
  }

  /** For what is read as JSON. */
  RestTemplate template() {
    RestTemplate template = new RestTemplate(requests);
    template.setInterceptors(List.of(new Bounded()));
    return template;
  }

  /** The same, where faults are told as OAuth 2.0 has it. */
  RestTemplate users() {
    RestTemplate template = template();
    template.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    return template;
  }

  /** For the token endpoint. */
  RestClient tokens() {
    return RestClient.builder()
        .requestFactory(requests)
        .requestInterceptor(new Bounded())
        .configureMessageConverters(converters ->
            converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /** Cuts off what no provider has to say. */
  private static final class Bounded implements ClientHttpRequestInterceptor {
    @Override
    public ClientHttpResponse intercept(
        HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
      return new BoundedAnswer(execution.execute(request, body));
    }
  }

  private record BoundedAnswer(ClientHttpResponse response) implements ClientHttpResponse {
    @Override
    public InputStream getBody() throws IOException {
      return new LimitedStream(response.getBody(), MAX_BYTES);
    }

    @Override
    public HttpHeaders getHeaders() {
      return response.getHeaders();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return response.getStatusText();
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
