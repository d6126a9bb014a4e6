package dev.pinhole.api.image;

import java.util.List;

/// What became of each uploaded file, in the order sent. Comes with status 201 where all are in the
/// library and at least one is new, 200 where all were there already, 207 where some were refused.
public record UploadAnswer(List<UploadResult> results) {
  public UploadAnswer {
    results = List.copyOf(results);
  }
}
