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
  private final ImageLimits limits;
  private final LastResort lastResort = new LastResort();
  private final MemoryBound memory;

  Desk(ImageEngine engine, ImageLimits limits) {
    this.engine = engine;
    this.limits = limits;
    this.memory = new MemoryBound(WorkerCommand.addressSpace(limits));
  }

  Reply answer(Request request) {
    lastResort.begin(request.deadline(limits));
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
      case Request.Stack(var tiles, var transform, var target) ->
          new Reply.Done(engine.stack(tiles, parse(transform), target));
      case Request.Animate(var frames, int delay, var transform, var target) ->
          new Reply.Done(engine.animate(frames, delay, parse(transform), target));
      case Request.Compare(var before, var after, var ignored, var target) ->
          new Reply.Compared(engine.compare(before, after, ignored, target));
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
