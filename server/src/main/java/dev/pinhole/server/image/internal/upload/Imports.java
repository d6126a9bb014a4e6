package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.ImportRequest;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressHttp;
import dev.pinhole.server.egress.EgressResponse;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.ImageImports;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.platform.RepeatableAnswer;
import dev.pinhole.server.platform.WebAddress;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Fetches images from elsewhere, straight into the blob store, and admits them. */
@Component
class Imports implements ImageImports {
  private final EgressHttp http;
  private final Library library;
  private final Uploads uploads;
  private final ImageFields fields;
  private final ImportLimits limits;
  private final ImportProperties properties;
  private final UploadProperties sizes;

  Imports(
      EgressHttp http,
      Library library,
      Uploads uploads,
      ImageFields fields,
      ImportLimits limits,
      ImportProperties properties,
      UploadProperties sizes) {
    this.http = http;
    this.library = library;
    this.uploads = uploads;
    this.fields = fields;
    this.limits = limits;
    this.properties = properties;
    this.sizes = sizes;
  }

  /**
   * @throws dev.pinhole.server.platform.ProblemException for an address or a field that is wrong
   */
  Import check(Caller caller, ImportRequest request) {
    URI url = WebAddress.parse("url", request.url());
    UploadFields sent = UploadFields.of(request);
    Admission admission =
        sent.admission(caller.accountId(), ImageSource.IMPORT, fields).named(sent.name());
    return new Import(url, admission, Fingerprint.of(sent, request.url()));
  }

  /**
   * @throws dev.pinhole.server.platform.ProblemException where it cannot be had, or is refused
   */
  RepeatableAnswer take(Import wanted) throws IOException {
    return fetched(wanted.url(), wanted.admission(), uploads::take);
  }

  @Override
  public Admitted fetch(String url, Admission admission) throws IOException {
    return fetched(
        WebAddress.parse("url", url),
        admission,
        (file, named) -> library.admit(file.arrival(), named));
  }

  private <T> T fetched(URI url, Admission admission, Fetched<T> then) throws IOException {
    library.requireRoom(admission.owner(), ImageSource.IMPORT, 1);
    try (ImportLimits.Turn _ = limits.take(admission.owner());
        EgressResponse response = http.get(url, sizes.maxFileBytes(), properties.timeout())) {
      return fetched(admission, response, then);
    } catch (EgressException e) {
      throw ImportProblems.of(e, sizes.maxFileBytes(), properties.timeout());
    }
  }

  private <T> T fetched(Admission admission, EgressResponse response, Fetched<T> then)
      throws IOException {
    ImportProblems.requireUsable(response);
    try (Arrival arrival = library.stage(response.body(), sizes.maxFileBytes())) {
      String name = name(admission, response);
      return then.apply(new ReceivedFile.Staged(name, arrival), admission.named(name));
    }
  }

  private static String name(Admission admission, EgressResponse response) {
    String wanted = admission.name();
    return wanted != null
        ? ImageName.clean(wanted)
        : ImportName.of(response.uri(), response.header("content-disposition").orElse(null));
  }

  /** What is done with a file that has come. */
  private interface Fetched<T> {
    T apply(ReceivedFile.Staged file, Admission named) throws IOException;
  }
}
