package dev.pinhole.api.account;

/// What an account asks for besides its password.
///
/// @param totp whether codes of an app are set up
/// @param recoveryCodesLeft not used yet
/// @param required whether this server asks an account like this one to have a second factor
public record SecondFactorView(
    boolean totp, int recoveryCodesLeft, int passkeys, boolean required) {}
