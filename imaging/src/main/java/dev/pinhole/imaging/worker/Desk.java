package dev.pinhole.imaging.worker;

import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a worker turns a request into an answer.
final class Desk {
  private final ImageEngine engine;
  private final LastResort lastResort;
  private final MemoryBound memory;

  Desk(ImageEngine engine, ImageLimits limits) {
    this.engine = engine;
    this.lastResort = new LastResort(limits.deadline());
    this.memory = new MemoryBound(WorkerCommand.addressSpace(limits));
  }

  Reply answer(Request request) {
    lastResort.begin();
    try {
      return run(request);
    } catch (ImagingException e) {
      return memory.isReason(e) ? new Reply.OutOfMemory() : Reply.of(e);
    } catch (OutOfMemoryError e) {
      return new Reply.OutOfMemory();
    } catch (UncheckedIOException e) {
      return new Reply.Unreadable(Reply.words(e));
    } catch (Exception e) {
      e.printStackTrace(); // standard error is the parent's log
      return new Reply.Failed(e.getClass().getSimpleName() + ": " + Reply.words(e));
    } finally {
      lastResort.end();
    }
  }

  private Reply run(Request request)
      throws ImagingException, InterruptedException, InvalidTransformException {
    return switch (request) {
      case Request.Probe(var source) -> new Reply.Probed(engine.probe(source));
      case Request.Render(var source, var transform, var target) ->
          new Reply.Done(engine.render(source, parse(transform), target));
    };
  }

  private static Transform parse(String canonical) throws InvalidTransformException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : canonical.isEmpty() ? new String[0] : canonical.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Transform.parse(parameters);
  }
}
