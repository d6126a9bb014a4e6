package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;

/**
 * What happens on one connection of a client: one tunnel, or one request and its answer. A
 * connection is never used again, so no answer can be taken for that of another request.
 */
final class Exchange {

  private final ProxySession session;
  private final Socket client;
  private final InputStream in;

  Exchange(ProxySession session, Socket client) throws IOException {
    this.session = session;
    this.client = client;
    in = new BufferedInputStream(client.getInputStream());
  }

  void run() throws IOException {
    client.setTcpNoDelay(true);
    client.setSoTimeout((int) session.properties().idleTimeout().toMillis());
    var answer = new ErrorAnswer(client, in);
    Head head;
    try {
      head = Head.read(in, session.properties().maxHeaderBytes());
    } catch (ProtocolException e) {
      answer.send(400, "The request cannot be read: " + e.getMessage(), true);
      return;
    }
    if (head != null) {
      serve(head, answer);
    }
  }

  private void serve(Head head, ErrorAnswer answer) throws IOException {
    try {
      Request request = Request.parse(head);
      session.meter().countRequest(request.target());
      serve(request);
    } catch (BrokenOffException e) {
      note(e.refusal());
      Sockets.reset(client);
    } catch (RefusedException e) {
      note(e.refusal());
      answer.send(e.refusal(), !head.start().startsWith("HEAD "));
    }
  }

  private void note(EgressRefusal refusal) {
    if (!session.isClosed()) {
      session.meter().record(refusal);
    }
  }

  private void serve(Request request) throws IOException {
    Socket server = new Dialer(session).dial(request.target());
    try (server) {
      var link = new Link(client, in, server, request.target(), session);
      switch (request) {
        case Request.Tunnel tunnel -> new TunnelFlow(link, this::note).run();
        case Request.Plain plain ->
            new PlainFlow(link, plain, session.properties().maxHeaderBytes(), this::note).run();
      }
    } finally {
      session.forget(server);
    }
  }
}
