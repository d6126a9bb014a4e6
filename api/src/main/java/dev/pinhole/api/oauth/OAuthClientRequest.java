package dev.pinhole.api.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program to be set up.
///
/// @param name for people, 1 to 100 characters
/// @param homepage an address on the web
/// @param confidential whether it can keep a secret
/// @param redirectUris `https`; `http` on the own machine; of a program without a secret also a
///   scheme of its own, for example `com.example.app:/callback`. Of `http://127.0.0.1` and
///   `http://[::1]` any port will do
/// @param scopes of tokens, and `openid`, `profile`, `email`
/// @param grants of `authorization_code`, `refresh_token`, `client_credentials` (with a secret) and
///   `urn:ietf:params:oauth:grant-type:device_code`
public record OAuthClientRequest(
    String name,
    @Nullable String homepage,
    boolean confidential,
    @Nullable Set<String> redirectUris,
    @Nullable Set<String> logoutUris,
    Set<String> scopes,
    Set<String> grants) {}
