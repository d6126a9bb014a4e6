package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.internal.Head.Field;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One request in the clear and its answer; the answer ends with the connection. */
final class PlainFlow {

  private static final Pattern START = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
  private static final Field CLOSE = new Field("Connection", "close");
  private static final int MAX_INTERIM_ANSWERS = 16;
  private static final int SWITCHING = 101;

  private final Link link;
  private final Request.Plain request;
  private final int maxHeaderBytes;
  private final Consumer<EgressRefusal> note;
  private final Upstream upstream;

  PlainFlow(Link link, Request.Plain request, int maxHeaderBytes, Consumer<EgressRefusal> note) {
    this.link = link;
    this.request = request;
    this.maxHeaderBytes = maxHeaderBytes;
    this.note = note;
    upstream = new Upstream(link, note);
  }

  void run() throws IOException {
    link.toServer(request.head());
    if (!request.upgrade()) {
      upstream.start(this::sendBody);
    }
    Head answer = answerHead();
    if (request.upgrade() && status(answer) == SWITCHING) {
      link.toClient(switching(answer).bytes());
      new TunnelFlow(link, note).bothWays();
      return;
    }
    link.toClient(answer.forwarded(answer.start(), CLOSE).bytes());
    passBody();
  }

  /** Stays with the client until it hangs up, which ends the server's work too. */
  private void sendBody() throws IOException {
    if (link.pumpToServer(request.bodyBytes())) {
      link.awaitClientsEnd();
    }
    link.abandon();
  }

  private Head answerHead() throws IOException {
    for (int i = 0; i < MAX_INTERIM_ANSWERS; i++) {
      Head head = readHead();
      int status = status(head);
      if (status >= 200 || (status == SWITCHING && request.upgrade())) {
        return head;
      }
      link.toClient(head.forwarded(head.start()).bytes());
    }
    throw link.hungUp();
  }

  private Head readHead() throws IOException {
    try {
      Head head = Head.read(link.fromServer(), maxHeaderBytes);
      if (head != null) {
        return head;
      }
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      if (link.isAbandoned()) {
        throw e;
      }
    }
    throw link.hungUp();
  }

  private int status(Head head) throws RefusedException {
    var start = START.matcher(head.start());
    if (!start.matches()) {
      throw link.hungUp();
    }
    return Integer.parseInt(start.group(1));
  }

  private static Head switching(Head answer) {
    return answer.forwarded(
        answer.start(), new Field("Connection", "Upgrade"), new Field("Upgrade", "websocket"));
  }

  private void passBody() throws IOException {
    try {
      link.pumpToClient();
      link.endToClient();
    } catch (RefusedException e) {
      throw new BrokenOffException(e);
    }
    upstream.awaitEnd();
  }
}
