package dev.pinhole.server;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the server, or runs one maintenance command. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "platform")
public class PinholeServer {

  public static void main(String[] args) {
    if (CommandLine.isCommand(List.of(args))) {
      System.exit(new Maintenance(System.out, System.err).run(List.of(args)));
    }
    SpringApplication.run(PinholeServer.class, args);
  }
}
