package dev.pinhole.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// The npm package ipx (sharp behind a URL), installed from `benchmarks/peers`.
final class Ipx implements AutoCloseable {

  private final Program program;
  private final URI base;

  private Ipx(Program program, URI base) {
    this.program = program;
    this.base = base;
  }

  static Ipx serving(Path folder, Path scratch) throws IOException, InterruptedException {
    int port = Program.freePort();
    Path ipx = Path.of(System.getProperty("pinhole.peers"), "node_modules", ".bin", "ipx");
    Program program =
        Program.start(
            scratch.resolve("ipx.log"),
            List.of(
                ipx.toString(),
                "serve",
                "--dir",
                folder.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port)));
    URI base = URI.create("http://127.0.0.1:" + port);
    RunningServer.awaitAnswer(program, base, scratch.resolve("ipx.log"));
    return new Ipx(program, base);
  }

  URI address(String path) {
    return base.resolve(path);
  }

  @Override
  public void close() {
    program.close();
  }
}
