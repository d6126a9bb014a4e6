package dev.pinhole.server.oauth.internal;

import jakarta.servlet.Filter;
import java.util.List;

/** Our own filters of the chain; not filters to the container, which would ask them always. */
record OAuthFilters(List<Filter> list) {}
