package dev.pinhole.server.image;

import dev.pinhole.server.account.Caller;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what admins do with images of others. Who looks at one's own, or at what everybody
 * may see, costs the database nothing.
 */
@Component
class AdminTrail {
  private final Audit audit;

  AdminTrail(Audit audit) {
    this.audit = audit;
  }

  /** Before the visitor has it. */
  void seen(Image image, Visitor visitor) {
    Caller caller = visitor.caller();
    if (caller != null && caller.admin() && AccessRule.isOthers(image, visitor)) {
      opened(image, caller, visitor.address());
    }
  }

  void seen(Image image, Caller caller) {
    if (AccessRule.isOthers(image, caller)) {
      opened(image, caller, null);
    }
  }

  private void opened(Image image, Caller caller, @Nullable String address) {
    audit.recordHourly(
        Action.OTHERS_IMAGE_OPENED, caller.accountId(), subject(image), owner(image), address);
  }

  /**
   * @param owner null for everybody
   */
  void listed(Caller caller, @Nullable Long owner) {
    if (owner == null || owner != caller.accountId()) {
      audit.recordHourly(
          Action.OTHERS_IMAGES_LISTED,
          caller.accountId(),
          owner == null ? "images" : "images of account " + owner,
          Map.of(),
          null);
    }
  }

  /** In the transaction of the change. */
  void changed(Image before, Image after, Caller caller) {
    if (AccessRule.isOthers(before, caller)) {
      Map<String, String> details =
          Map.of(
              "owner", Long.toString(before.owner()),
              "members", String.join(" ", members(before, after)));
      audit.record(Action.OTHERS_IMAGE_CHANGED, caller.accountId(), subject(before), details);
    }
  }

  /** In the transaction that deletes it. */
  void deleted(Image image, Caller caller) {
    if (AccessRule.isOthers(image, caller)) {
      audit.record(Action.OTHERS_IMAGE_DELETED, caller.accountId(), subject(image), owner(image));
    }
  }

  private static List<String> members(Image before, Image after) {
    List<String> members = new ArrayList<>();
    note(members, "name", before.name(), after.name());
    note(members, "description", before.description(), after.description());
    Image.Sharing was = before.sharing();
    Image.Sharing is = after.sharing();
    note(members, "visibility", was.visibility(), is.visibility());
    note(members, "accessKey", was.accessKeyHash(), is.accessKeyHash());
    note(members, "originals", was.originals(), is.originals());
    note(members, "expiresAt", was.expiresAt(), is.expiresAt());
    return members;
  }

  private static void note(
      List<String> members, String name, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      members.add(name);
    }
  }

  private static Map<String, String> owner(Image image) {
    return Map.of("owner", Long.toString(image.owner()));
  }

  private static String subject(Image image) {
    return "image " + image.key();
  }
}
