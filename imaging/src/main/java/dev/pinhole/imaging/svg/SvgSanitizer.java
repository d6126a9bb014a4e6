package dev.pinhole.imaging.svg;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a document with the JDK's own XML parser, without document types and entities, and writes
/// anew what is on the list of harmless things. What is not on it never reaches the rasteriser.
public final class SvgSanitizer {
  /// The largest document, in bytes.
  public static final int LARGEST = 10_000_000;

  private static final int DEEPEST = 100;
  private static final XMLInputFactory FACTORY = factory();

  private SvgSanitizer() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty("jdk.xml.maxElementDepth", 2 * DEEPEST); // so that ours speaks first
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are not read");
    });
    return factory;
  }

  /// Fails with `Corrupt` where the document is not well-formed, with `Unsupported` where it
  /// declares entities, with `LimitExceeded` where drawing it would be too much work.
  public static CleanSvg clean(byte[] document, EmbeddedImages images) throws ImagingException {
    ImageLimits.check(Limit.INPUT_BYTES, document.length, LARGEST);
    if (SvgProlog.declares(document)) {
      throw new Unsupported("this SVG declares entities or a document type of its own");
    }
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      requireKnownEncoding(reader);
      return copy(reader, new SvgWriter(images));
    } catch (XMLStreamException e) {
      throw new Corrupt("the SVG is not well-formed XML, line " + e.getLocation().getLineNumber());
    }
  }

  private static void requireKnownEncoding(XMLStreamReader reader) throws Unsupported {
    String declared = reader.getCharacterEncodingScheme();
    String detected = reader.getEncoding();
    if (!isKnown(declared) || !isKnown(detected)) {
      throw new Unsupported("this SVG is in a text encoding other than UTF-8, ASCII or Latin-1");
    }
  }

  private static boolean isKnown(@Nullable String encoding) {
    return encoding == null
        || switch (encoding.toUpperCase(Locale.ROOT)) {
          case "UTF-8", "US-ASCII", "ASCII", "ISO-8859-1" -> true;
          default -> false;
        };
  }

  private static void requireShallow(int depth) throws Unsupported {
    if (depth > DEEPEST) {
      throw new Unsupported("this SVG nests elements more than %d deep".formatted(DEEPEST));
    }
  }

  private static CleanSvg copy(XMLStreamReader reader, SvgWriter writer)
      throws XMLStreamException, ImagingException {
    int depth = 0;
    int dropped = 0; // the depth at which a dropped element began, 0 outside one
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          requireShallow(++depth);
          if (dropped == 0 && !writer.start(reader)) {
            dropped = depth;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (dropped == 0) {
            writer.end();
          } else if (dropped == depth) {
            dropped = 0;
          }
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (dropped == 0) {
            writer.text(reader.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unsupported("this SVG refers to an entity");
        default -> {}
      }
    }
    return writer.finish();
  }
}
