package dev.pinhole.server.platform;

import dev.pinhole.server.platform.front.AnswerGuard;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers what never reaches a servlet, a malformed request line for one, as everything else. */
@Configuration(proxyBeanMethods = false)
class ContainerProblems {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(
      ProblemWriter writer, AnswerGuard guard) {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            // Named, so that the host does not add its own, which writes HTML.
            host.setErrorReportValveClass(ProblemValve.class.getName());
            host.getPipeline().addValve(new ProblemValve(writer, guard));
          }
        });
  }

  private static final class ProblemValve extends ErrorReportValve {
    private final ProblemWriter writer;
    private final AnswerGuard guard;

    ProblemValve(ProblemWriter writer, AnswerGuard guard) {
      this.writer = writer;
      this.guard = guard;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      int status = response.getStatus();
      if (status >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
        writer.writeUnlessGone(
            ParameterFailures.byStatus(status), guard.guarded(request, response));
      }
    }
  }
}
