package dev.pinhole.api.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be changed of a client; what is absent stays. See [OAuthClientRequest].
///
/// @param homepage empty for none
/// @param disabled while it is, none of its tokens works
public record OAuthClientChange(
    @Nullable String name,
    @Nullable String homepage,
    @Nullable Set<String> redirectUris,
    @Nullable Set<String> logoutUris,
    @Nullable Set<String> scopes,
    @Nullable Boolean disabled) {}
