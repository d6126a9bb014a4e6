package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.account.Scope;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What programs can be allowed: what API tokens can, and what they are told of the person. */
final class Scopes {
  private static final Set<String> OF_PERSON = Set.of("openid", "profile", "email");

  private Scopes() {}

  static boolean isOfPerson(String scope) {
    return OF_PERSON.contains(scope);
  }

  static Set<String> all() {
    Set<String> all = new TreeSet<>(OF_PERSON);
    Arrays.stream(Scope.values()).filter(Scope::grantable).map(Scope::value).forEach(all::add);
    return all;
  }

  static String described(String scope) {
    return switch (scope) {
      case "openid" -> "Know that it is you when you come back";
      case "profile" -> "See your user name";
      case "email" -> "See your e-mail address, once it is confirmed";
      default ->
          switch (Scope.of(scope)) {
            case IMAGES_READ -> "See and download your images";
            case IMAGES_WRITE -> "Add, change and delete your images";
            case CAPTURES -> "Photograph web pages in your name";
            case INVITATIONS -> "Invite guests to send you images";
            case ADMIN -> "Administer this server: accounts, settings, everybody's images";
            case ACCOUNT -> throw new IllegalArgumentException(scope);
          };
    };
  }
}
