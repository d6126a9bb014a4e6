package dev.pinhole.imaging.svg;

import java.util.Set;

/// The elements and attributes that a rasterised document keeps. Everything else is dropped:
/// scripts, links, animation, foreign content, fonts, metadata.
final class SvgVocabulary {
  static final String NAMESPACE = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  private SvgVocabulary() {}

  static final Set<String> ELEMENTS =
      words(
          """
          svg g a defs symbol use switch path rect circle ellipse line polyline polygon
          text tspan textPath image style marker linearGradient radialGradient stop pattern
          clipPath mask filter feBlend feColorMatrix feComponentTransfer feComposite
          feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
          feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
          feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
          """);

  /// Elements in which character data means something.
  static final Set<String> TEXT_ELEMENTS = Set.of("text", "tspan", "textPath", "a");

  /// Attributes that are also CSS properties.
  static final Set<String> PROPERTIES =
      words(
          """
          alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
          color-interpolation-filters cursor direction display dominant-baseline enable-background
          fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size
          font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-vertical
          image-rendering isolation letter-spacing lighting-color line-height marker marker-end
          marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
          shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
          stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align
          text-anchor text-decoration text-orientation text-rendering transform transform-origin
          unicode-bidi vector-effect visibility white-space word-spacing writing-mode
          x y cx cy r rx ry width height d
          """);

  static final Set<String> ATTRIBUTES =
      words(
          """
          id class version viewBox preserveAspectRatio points x1 y1 x2 y2 dx dy rotate
          textLength lengthAdjust startOffset method spacing side pathLength
          gradientUnits gradientTransform spreadMethod offset fx fy fr
          patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
          maskContentUnits markerUnits markerWidth markerHeight refX refY orient
          filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept
          amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY
          edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
          specularExponent scale xChannelSelector yChannelSelector azimuth elevation z
          pointsAtX pointsAtY pointsAtZ limitingConeAngle stdDeviation radius baseFrequency
          numOctaves seed stitchTiles requiredFeatures systemLanguage
          """);

  /// Elements whose `href` says what to draw or inherit.
  static final Set<String> REFERRING =
      Set.of(
          "use",
          "textPath",
          "linearGradient",
          "radialGradient",
          "pattern",
          "filter",
          "image",
          "feImage");

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
