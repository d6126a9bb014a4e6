package dev.pinhole.server.platform.front;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands before this server, and what browsers are told about it.
 *
 * @param trustedProxies whose word counts for whom a request is from and how it came
 * @param proxyHeaders in which they say so
 * @param strictTransportSecurity the header's value behind TLS (RFC 6797); empty for none
 */
@ConfigurationProperties("pinhole")
record FrontProperties(
    @DefaultValue List<AddressRange> trustedProxies,
    @DefaultValue("x-forwarded") ProxyHeaders proxyHeaders,
    @DefaultValue("max-age=31536000; includeSubDomains") String strictTransportSecurity) {}
