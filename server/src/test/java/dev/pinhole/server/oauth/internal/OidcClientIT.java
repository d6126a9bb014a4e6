package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.account.KeyMaintenance;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client that others wrote (Nimbus), which follows the specifications and checks all it gets. */
@PinholeTest
class OidcClientIT {
  private static final URI REDIRECT = URI.create("https://frame.example/callback");
  private static final Scope SCOPE = new Scope("openid", "profile", "email", "images:read");

  @Autowired TestApi api;
  @Autowired KeyMaintenance keys;
  @Autowired JdbcClient jdbc;

  private OIDCProviderMetadata provider = nothingYet();

  @BeforeEach
  void discover() throws Exception {
    provider = OIDCProviderMetadata.resolve(new Issuer(api.uri("")));
  }

  private static OIDCProviderMetadata nothingYet() {
    URI none = URI.create("https://none.example");
    return new OIDCProviderMetadata(new Issuer(none), List.of(SubjectType.PUBLIC), none);
  }

  @Test
  void signsPeopleInWithASecret() throws Exception {
    OAuthClient frame =
        OAuthApi.make(api, true, REDIRECT.toString(), "openid", "profile", "email", "images:read");
    TestApi person = api.asUser("oidc-ada");
    ClientID id = new ClientID(frame.id());
    ClientSecretBasic secret =
        new ClientSecretBasic(id, new Secret(Objects.requireNonNull(frame.secret())));
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationSuccessResponse answer =
        authenticate(OAuthApi.made(person, frame), id, REDIRECT, nonce, verifier);

    OIDCTokens tokens =
        tokens(
            new TokenRequest.Builder(
                    provider.getTokenEndpointURI(),
                    secret,
                    new AuthorizationCodeGrant(answer.getAuthorizationCode(), REDIRECT, verifier))
                .build());
    IDTokenClaimsSet claims = validated(tokens, id, nonce);
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo("oidc-ada");
    assertThat(claims.getAuthenticationTime()).isNotNull();
    assertThat(claims.getClaim("email")).as("not confirmed").isNull();

    UserInfoResponse info =
        UserInfoResponse.parse(
            new UserInfoRequest(provider.getUserInfoEndpointURI(), tokens.getAccessToken())
                .toHTTPRequest()
                .send());
    assertThat(info.toSuccessResponse().getUserInfo().getSubject()).isEqualTo(claims.getSubject());

    OIDCTokens next =
        tokens(
            new TokenRequest.Builder(
                    provider.getTokenEndpointURI(),
                    secret,
                    new RefreshTokenGrant(tokens.getRefreshToken()))
                .build());
    assertThat(validated(next, id, null).getSubject()).isEqualTo(claims.getSubject());
    assertThat(introspected(secret, next).isActive()).isTrue();
    assertThat(introspected(secret, next).getScope().toStringList()).contains("images:read");
    assertThat(introspected(secret, tokens).isActive()).isFalse();

    new TokenRevocationRequest(provider.getRevocationEndpointURI(), secret, next.getRefreshToken())
        .toHTTPRequest()
        .send()
        .ensureStatusCode(200);
    assertThat(introspected(secret, next).isActive()).isFalse();
    api.withToken(next.getAccessToken().getValue()).get("/api/v1/images").expect(401);
  }

  @Test
  void keysCanBeReplaced() throws Exception {
    OAuthApi cli = OAuthApi.cli(api.asUser("oidc-eve"));
    String before = cli.tokens("openid").path("id_token").asString();
    String id = keys.rotate();
    String after = cli.tokens("openid").path("id_token").asString();
    assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isEqualTo(id);
    assertThat(SignedJWT.parse(before).getHeader().getKeyID()).isNotEqualTo(id);
    ClientID client = new ClientID("pinhole-cli");
    for (String token : List.of(before, after)) {
      new IDTokenValidator(
              provider.getIssuer(),
              client,
              JWSAlgorithm.ES256,
              JWKSet.load(provider.getJWKSetURI().toURL()))
          .validate(JWTParser.parse(token), new Nonce("n-0S6_WzA2Mj"));
    }
  }

  @Test
  void tellsAnAddressThatIsConfirmed() {
    api.asUser("oidc-fay");
    jdbc.sql(
            """
            UPDATE accounts
            SET email = 'Fay@example.org', email_key = 'fay@example.org', email_verified = :yes
            WHERE username = 'oidc-fay'
            """)
        .param("yes", true)
        .update();
    OAuthApi cli = OAuthApi.cli(OAuthApi.signedIn(api, "oidc-fay"));
    String token = cli.tokens("openid email").path("access_token").asString();
    await()
        .untilAsserted(() ->
            assertThat(api.withToken(token).get("/userinfo").expect(200).text())
                .contains("\"email\":\"Fay@example.org\"", "\"email_verified\":true")
                .doesNotContain("preferred_username"));
  }

  @Test
  void signsPeopleInWithoutASecret() throws Exception {
    ClientID id = new ClientID("pinhole-cli");
    URI redirect = URI.create("http://127.0.0.1:49152/callback");
    OAuthApi cli = OAuthApi.cli(api.asUser("oidc-bob"));
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    AuthenticationSuccessResponse answer = authenticate(cli, id, redirect, nonce, verifier);
    OIDCTokens tokens =
        tokens(
            new TokenRequest.Builder(
                    provider.getTokenEndpointURI(),
                    id,
                    new AuthorizationCodeGrant(answer.getAuthorizationCode(), redirect, verifier))
                .build());
    IDTokenClaimsSet claims = validated(tokens, id, nonce);
    OIDCTokens next =
        tokens(
            new TokenRequest.Builder(
                    provider.getTokenEndpointURI(),
                    id,
                    new RefreshTokenGrant(tokens.getRefreshToken()))
                .build());
    assertThat(validated(next, id, null).getSubject()).isEqualTo(claims.getSubject());
    new TokenRevocationRequest(provider.getRevocationEndpointURI(), id, next.getRefreshToken())
        .toHTTPRequest()
        .send()
        .ensureStatusCode(200);
    api.withToken(next.getAccessToken().getValue()).get("/api/v1/images").expect(401);
  }

  @Test
  void connectsDevices() throws Exception {
    ClientID id = new ClientID("pinhole-cli");
    DeviceAuthorizationSuccessResponse device =
        DeviceAuthorizationResponse.parse(
                new DeviceAuthorizationRequest(
                        provider.getDeviceAuthorizationEndpointURI(), id, new Scope("captures"))
                    .toHTTPRequest()
                    .send())
            .toSuccessResponse();
    assertThat(device.getVerificationURIComplete().toString())
        .isEqualTo(api.uri("/device?user_code=") + device.getUserCode().getValue());
    TokenRequest poll = request(id, new DeviceCodeGrant(device.getDeviceCode()));
    TokenErrorResponse waiting = TokenResponse.parse(poll.toHTTPRequest().send()).toErrorResponse();
    assertThat(waiting.getErrorObject().getCode()).isEqualTo("authorization_pending");
    DeviceIT.connect(api.asUser("oidc-cora"), device.getUserCode().getValue(), "captures");
    Tokens tokens =
        TokenResponse.parse(poll.toHTTPRequest().send()).toSuccessResponse().getTokens();
    assertThat(tokens.getAccessToken().getScope().toStringList()).containsExactly("captures");
    api.withToken(tokens.getAccessToken().getValue()).get("/api/v1/captures").expect(200);
    Tokens next =
        TokenResponse.parse(
                request(id, new RefreshTokenGrant(tokens.getRefreshToken())).toHTTPRequest().send())
            .toSuccessResponse()
            .getTokens();
    api.withToken(next.getAccessToken().getValue()).get("/api/v1/captures").expect(200);
  }

  @Test
  void actsForItself() throws Exception {
    OAuthClient robot = OAuthApi.make(api, true, REDIRECT.toString(), "images:read");
    ClientID id = new ClientID(robot.id());
    TokenRequest request =
        new TokenRequest.Builder(
                provider.getTokenEndpointURI(),
                new ClientSecretBasic(id, new Secret(Objects.requireNonNull(robot.secret()))),
                new ClientCredentialsGrant())
            .scope(new Scope("images:read"))
            .build();
    Tokens tokens =
        TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse().getTokens();
    assertThat(tokens.getRefreshToken()).isNull();
    TestApi program = api.withToken(tokens.getAccessToken().getValue());
    assertThat(program.get("/api/v1/account").expect(200).json().path("username").asString())
        .isEqualTo(TestApi.ADMIN);
    program.get("/api/v1/admin/accounts").expect(403);
  }

  @Test
  void saysGoodbye() throws Exception {
    OAuthClient frame = OAuthApi.make(api, true, REDIRECT.toString(), "openid");
    OAuthApi program = OAuthApi.made(api.asUser("oidc-dan"), frame);
    String idToken = program.tokens("openid").path("id_token").asString();
    LogoutRequest goodbye =
        new LogoutRequest(
            provider.getEndSessionEndpointURI(),
            JWTParser.parse(idToken),
            URI.create("https://frame.example/bye"),
            new State("s t"));
    Answer answer = api.withToken(null).get(local(goodbye.toURI())).expect(302);
    assertThat(answer.header("Location")).isEqualTo("https://frame.example/bye?state=s%20t");
  }

  /** As far as a program goes with somebody's browser. */
  private AuthenticationSuccessResponse authenticate(
      OAuthApi program, ClientID id, URI redirect, Nonce nonce, CodeVerifier verifier)
      throws Exception {
    State state = new State();
    AuthenticationRequest request =
        new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, id, redirect)
            .endpointURI(provider.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    Answer asked = program.person().get(local(request.toURI())).expect(302);
    Answer granted =
        program
            .consent(asked.header("Location"), SCOPE.toStringList().toArray(String[]::new))
            .expect(302);
    AuthenticationSuccessResponse answer =
        AuthenticationResponseParser.parse(URI.create(granted.header("Location")))
            .toSuccessResponse();
    assertThat(answer.getState()).isEqualTo(state);
    assertThat(answer.getIssuer()).isEqualTo(provider.getIssuer());
    return answer;
  }

  private OIDCTokens tokens(TokenRequest request) throws Exception {
    OIDCTokenResponse answer =
        (OIDCTokenResponse)
            OIDCTokenResponseParser.parse(request.toHTTPRequest().send()).toSuccessResponse();
    return answer.getOIDCTokens();
  }

  private TokenRequest request(ClientID id, AuthorizationGrant grant) {
    return new TokenRequest.Builder(provider.getTokenEndpointURI(), id, grant).build();
  }

  private IDTokenClaimsSet validated(OIDCTokens tokens, ClientID id, @Nullable Nonce nonce)
      throws Exception {
    JWKSet keys = JWKSet.load(provider.getJWKSetURI().toURL());
    assertThat(keys.getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
    return new IDTokenValidator(provider.getIssuer(), id, JWSAlgorithm.ES256, keys)
        .validate(tokens.getIDToken(), nonce);
  }

  private TokenIntrospectionSuccessResponse introspected(
      ClientSecretBasic secret, OIDCTokens tokens) throws Exception {
    return TokenIntrospectionResponse.parse(
            new TokenIntrospectionRequest(
                    provider.getIntrospectionEndpointURI(), secret, tokens.getAccessToken())
                .toHTTPRequest()
                .send())
        .toSuccessResponse();
  }

  private static String local(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }
}
