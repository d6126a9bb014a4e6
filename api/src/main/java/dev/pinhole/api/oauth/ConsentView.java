package dev.pinhole.api.oauth;

import java.util.List;

/// What a person is asked to agree to.
public record ConsentView(ClientSummary client, List<ConsentScope> scopes) {}
