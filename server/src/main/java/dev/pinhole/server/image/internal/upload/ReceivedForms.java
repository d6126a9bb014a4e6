package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.ForeignForms;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Other systems' forms, read as our own are. */
@Component
class ReceivedForms implements ForeignForms {
  private final Reception reception;
  private final Uploads uploads;

  ReceivedForms(Reception reception, Uploads uploads) {
    this.reception = reception;
    this.uploads = uploads;
  }

  @Override
  public Form receive(long owner, HttpServletRequest request, FileFields files) throws IOException {
    return new ReceivedForm(
        uploads, reception.receive(owner, request, new Received<>(new PlainFields(), files)));
  }

  @Override
  public Map<String, String> fields(HttpServletRequest request, long maxBytes) throws IOException {
    PlainFields fields = new PlainFields();
    reception.fields(request, maxBytes, fields);
    return fields.values();
  }

  private record ReceivedForm(Uploads uploads, Received<PlainFields> received) implements Form {

    @Override
    public Map<String, String> fields() {
      return received.fields().values();
    }

    @Override
    public int files() {
      return received.files().size();
    }

    @Override
    public List<Result> admit(Admission admission, Consumer<Admitted> alongside)
        throws IOException {
      List<Result> results = new ArrayList<>();
      for (ReceivedFile file : received.files()) {
        Admission named = admission.name() == null ? admission.named(file.name()) : admission;
        results.add(uploads.admit(file, named, alongside));
      }
      return results;
    }

    @Override
    public void close() {
      received.close();
    }
  }
}
