package dev.pinhole.server.account;

/**
 * Who makes a request. A controller method that takes a {@code Caller} is given it; one that takes
 * a {@code @Nullable Caller} is given null for an anonymous request.
 *
 * @param accountId the account's number
 * @param username as shown to people
 * @param admin whether the account has the admin role
 */
public record Caller(long accountId, String username, boolean admin) {}
