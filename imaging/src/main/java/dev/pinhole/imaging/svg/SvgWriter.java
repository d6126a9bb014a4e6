package dev.pinhole.imaging.svg;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Writes the harmless part of a document.
final class SvgWriter {
  private static final Pattern DATA =
      Pattern.compile("data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\\s]*+)");

  private final EmbeddedImages images;
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final SvgReferences references = new SvgReferences();
  private final StringBuilder sheet = new StringBuilder();
  private @Nullable SvgSize size;

  SvgWriter(EmbeddedImages images) {
    this.images = images;
  }

  /// Whether the element is kept; where not, nothing inside it is to be written.
  boolean start(XMLStreamReader element) throws ImagingException {
    String name = element.getLocalName();
    String namespace = element.getNamespaceURI();
    boolean svg =
        namespace == null || namespace.isEmpty() || namespace.equals(SvgVocabulary.NAMESPACE);
    if (!svg || !SvgVocabulary.ELEMENTS.contains(name)) {
      requireRoot();
      return false;
    }
    references.enter();
    out.append('<').append(name);
    if (open.isEmpty()) {
      root(element);
    }
    attributes(name, element);
    out.append('>');
    open.push(name);
    return true;
  }

  private void requireRoot() throws Corrupt {
    if (open.isEmpty()) {
      throw new Corrupt("the document's root is not svg in the SVG namespace");
    }
  }

  private void root(XMLStreamReader element) throws ImagingException {
    SvgSize found =
        SvgSize.of(
            attribute(element, "width"),
            attribute(element, "height"),
            attribute(element, "viewBox"));
    size = found;
    write("xmlns", SvgVocabulary.NAMESPACE);
    write("width", Integer.toString(found.width()));
    write("height", Integer.toString(found.height()));
  }

  private static @Nullable String attribute(XMLStreamReader element, String name) {
    return element.getAttributeValue(null, name);
  }

  private void attributes(String name, XMLStreamReader element) throws ImagingException {
    boolean linked = false;
    for (int i = 0; i < element.getAttributeCount(); i++) {
      String namespace = element.getAttributeNamespace(i);
      String attribute = element.getAttributeLocalName(i);
      String value = element.getAttributeValue(i);
      boolean plain = namespace == null || namespace.isEmpty();
      if (attribute.equals("href") && (plain || namespace.equals(SvgVocabulary.XLINK))) {
        linked = linked || link(name, value.strip());
      } else if (plain) {
        attribute(attribute, value);
      } else if (attribute.equals("space") && "xml".equals(element.getAttributePrefix(i))) {
        write("xml:space", value.equals("preserve") ? "preserve" : "default");
      }
    }
  }

  private void attribute(String name, String value) {
    boolean sized = open.isEmpty() && (name.equals("width") || name.equals("height"));
    if (sized) {
      return; // written already
    }
    if (name.equals("style")) {
      write("style", SvgStyle.declarations(value, references::refer));
    } else if (isAllowed(name) && SvgValues.isHarmless(name, value)) {
      SvgValues.references(value).forEach(references::refer);
      write(name, SvgValues.bounded(name, value));
      if (name.equals("id")) {
        references.id(value);
      }
    }
  }

  private static boolean isAllowed(String name) {
    return SvgVocabulary.ATTRIBUTES.contains(name) || SvgVocabulary.PROPERTIES.contains(name);
  }

  private boolean link(String element, String value) throws ImagingException {
    if (!SvgVocabulary.REFERRING.contains(element)) {
      return false;
    }
    Matcher data = DATA.matcher(value);
    if (value.startsWith("#") && value.length() > 1) {
      references.refer(value.substring(1));
    } else if (element.endsWith("mage") && data.matches()) {
      images.check(decoded(data.group(1)));
    } else {
      return false;
    }
    write("href", value);
    return true;
  }

  private static byte[] decoded(String base64) throws Corrupt {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Corrupt("the SVG holds an image that is not proper base64");
    }
  }

  void text(String text) {
    String element = open.peek();
    if (element == null) {
      return;
    }
    if (element.equals("style")) {
      sheet.append(text);
    } else if (SvgVocabulary.TEXT_ELEMENTS.contains(element)) {
      escape(text);
    }
  }

  void end() {
    String element = open.pop();
    if (element.equals("style")) {
      escape(SvgStyle.sheet(sheet.toString(), references::referEverywhere));
      sheet.setLength(0);
    }
    references.leave();
    out.append("</").append(element).append('>');
  }

  CleanSvg finish() throws ImagingException {
    SvgSize found = size;
    if (found == null) {
      throw new Corrupt("the SVG is empty");
    }
    references.check();
    return new CleanSvg(
        out.toString().getBytes(StandardCharsets.UTF_8), found.width(), found.height());
  }

  private void write(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
