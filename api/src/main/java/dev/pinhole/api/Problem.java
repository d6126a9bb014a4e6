package dev.pinhole.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/// Why a request was not met (RFC 9457, `application/problem+json`).
///
/// @param title the HTTP status in words
/// @param status the HTTP status
/// @param code stable, for programs: {@link ProblemCode#value()}
/// @param detail for people: what was wrong and what would be accepted
/// @param properties the same for programs, beside the other members: a limit, a name
public record Problem(
    String title,
    int status,
    String code,
    String detail,
    @JsonAnyGetter @JsonAnySetter Map<String, Object> properties) {}
