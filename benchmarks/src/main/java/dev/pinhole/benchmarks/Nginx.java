package dev.pinhole.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// nginx serving a folder with its usual settings for static files.
final class Nginx implements AutoCloseable {

  private final Program program;
  private final URI base;

  private Nginx(Program program, URI base) {
    this.program = program;
    this.base = base;
  }

  static Nginx serving(Path folder, Path scratch) throws IOException, InterruptedException {
    int port = Program.freePort();
    Path configuration = scratch.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        worker_processes 2;
        daemon off;
        pid %1$s/nginx.pid;
        error_log %1$s/nginx-error.log;
        events { worker_connections 1024; }
        http {
          types { image/jpeg jpg; }
          access_log off;
          sendfile on;
          tcp_nopush on;
          open_file_cache max=100;
          keepalive_requests 1000000;
          client_body_temp_path %1$s/nginx-body;
          proxy_temp_path %1$s/nginx-proxy;
          fastcgi_temp_path %1$s/nginx-fastcgi;
          uwsgi_temp_path %1$s/nginx-uwsgi;
          scgi_temp_path %1$s/nginx-scgi;
          server { listen 127.0.0.1:%2$d; root %3$s; }
        }
        """
            .formatted(scratch, port, folder));
    Program program =
        Program.start(
            scratch.resolve("nginx.log"),
            List.of("nginx", "-c", configuration.toString(), "-e", scratch + "/nginx-error.log"));
    URI base = URI.create("http://127.0.0.1:" + port);
    RunningServer.awaitAnswer(program, base, scratch.resolve("nginx.log"));
    return new Nginx(program, base);
  }

  URI address(String path) {
    return base.resolve(path);
  }

  @Override
  public void close() {
    program.close();
  }
}
