package dev.pinhole.imaging.svg;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many elements a document draws once every reference is followed. Ten `use` of ten `use` of
/// ten `use` are few bytes and much work.
final class SvgReferences {
  private static final int MOST_ELEMENTS = 200_000;
  private static final int DEEPEST = 200;

  private static final class Node {
    final List<Node> children = new ArrayList<>();
    final List<String> references = new ArrayList<>();
    long cost;
    boolean counting;
  }

  private final Node root = new Node();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Map<String, Node> byId = new HashMap<>();
  private final List<String> everywhere = new ArrayList<>();
  private int elements;

  SvgReferences() {
    open.push(root);
  }

  void enter() throws ImagingException {
    ImageLimits.check(Limit.ELEMENTS, ++elements, MOST_ELEMENTS);
    Node node = new Node();
    open.element().children.add(node);
    open.push(node);
  }

  void leave() {
    open.pop();
  }

  void id(String id) {
    byId.putIfAbsent(id, open.element());
  }

  void refer(String id) {
    open.element().references.add(id);
  }

  /// A reference in a style sheet, which any element may turn out to have.
  void referEverywhere(String id) {
    everywhere.add(id);
  }

  void check() throws ImagingException {
    long drawn = count(root, 0);
    for (String id : everywhere) {
      Node target = byId.get(id);
      long cost = target == null ? 0 : Math.max(1, target.cost);
      drawn += cost <= 4 ? 0 : Math.multiplyExact(cost, (long) elements);
      ImageLimits.check(Limit.ELEMENTS, drawn, 10L * MOST_ELEMENTS);
    }
  }

  /// A reference back to what is being counted draws nothing: rasterisers cut the circle there.
  private long count(Node node, int depth) throws ImagingException {
    if (node.counting || node.cost > 0) {
      return node.cost;
    }
    ImageLimits.check(Limit.ELEMENTS, depth > DEEPEST ? Long.MAX_VALUE : 0, MOST_ELEMENTS);
    node.counting = true;
    long cost = 1;
    for (Node child : node.children) {
      cost = sum(cost, count(child, depth + 1));
    }
    for (String id : node.references) {
      Node target = byId.get(id);
      cost = target == null ? cost : sum(cost, count(target, depth + 1));
    }
    node.counting = false;
    node.cost = cost;
    return cost;
  }

  private static long sum(long cost, long more) throws ImagingException {
    ImageLimits.check(Limit.ELEMENTS, cost + more, MOST_ELEMENTS);
    return cost + more;
  }
}
