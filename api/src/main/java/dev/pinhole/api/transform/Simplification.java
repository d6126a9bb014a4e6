package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;

/// Takes out of a transform what changes nothing, and picks one way of saying what can be said in
/// several, so that equal meaning has one form.
final class Simplification {
  private final TransformDraft draft;

  Simplification(TransformDraft draft) {
    this.draft = draft;
  }

  void run() {
    fit();
    turning();
    background();
    if (draft.format != null) {
      quality(draft.format);
      animation(draft.format);
    }
  }

  private void fit() {
    if (draft.width == null && draft.height == null) {
      draft.fit = Fit.SCALE_DOWN;
    } else if ((draft.width == null || draft.height == null) && draft.fit != Fit.SCALE_DOWN) {
      // With one side free, to cover, to fill and to be contained are the same.
      draft.fit = Fit.CONTAIN;
    }
    if (draft.fit != Fit.COVER) {
      draft.gravity = Gravity.CENTER;
    }
  }

  /// Rotating and flipping make eight different results, but sixteen ways to ask for them.
  private void turning() {
    if (draft.flipHorizontal && draft.flipVertical) {
      turnFurther();
      flip(false, false);
    }
    if (draft.rotate >= 180 && (draft.flipHorizontal || draft.flipVertical)) {
      turnFurther();
      flip(!draft.flipHorizontal, !draft.flipVertical);
    }
  }

  private void turnFurther() {
    draft.rotate = (draft.rotate + 180) % 360;
  }

  private void flip(boolean horizontal, boolean vertical) {
    draft.flipHorizontal = horizontal;
    draft.flipVertical = vertical;
  }

  private void background() {
    if (draft.background != null && draft.background >>> 24 == 0) {
      draft.background = null;
    }
  }

  private void quality(ImageFormat format) {
    boolean standard = draft.quality != null && draft.quality == Quality.standard(format);
    if (standard || !Quality.applies(format)) {
      draft.quality = null;
    }
  }

  private void animation(ImageFormat format) {
    if (format != ImageFormat.GIF && format != ImageFormat.WEBP) {
      draft.animated = false;
    }
  }
}
