package dev.pinhole.imaging.inspect;

import java.util.ArrayList;
import java.util.List;

/// An item of a HEIF file: a coded image, a derived one (a grid), or metadata.
final class HeifItem {
  /// A piece of an item's data in the file.
  record Extent(long start, long length) {}

  final long id;
  String type = "";
  final List<Extent> extents = new ArrayList<>();
  final List<Box> properties = new ArrayList<>();

  /// What a grid or an overlay is made of.
  final List<Long> parts = new ArrayList<>();

  /// The images this one is auxiliary to.
  final List<Long> auxiliaryTo = new ArrayList<>();

  HeifItem(long id) {
    this.id = id;
  }
}
