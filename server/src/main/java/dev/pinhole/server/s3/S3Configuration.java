package dev.pinhole.server.s3;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Configuration(proxyBeanMethods = false)
@ConditionalOnS3
class S3Configuration {

  @Bean
  AwsCredentialsProvider s3Credentials(S3Properties s3) {
    return s3.accessKey().isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
  }

  @Bean
  S3Client s3Client(S3Properties s3, AwsCredentialsProvider s3Credentials) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(s3.region()))
            .credentialsProvider(s3Credentials)
            .forcePathStyle(s3.isPathStyle())
            // What other stores than Amazon's understand: whole bodies, checksums that we name.
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(connections(s3))
            .overrideConfiguration(c -> bound(c, s3));
    return s3.endpoint().isEmpty()
        ? builder.build()
        : builder.endpointOverride(URI.create(s3.endpoint())).build();
  }

  @Bean
  S3Presigner s3Presigner(S3Properties s3, AwsCredentialsProvider s3Credentials) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(s3.region()))
            .credentialsProvider(s3Credentials)
            .serviceConfiguration(
                software.amazon.awssdk.services.s3.S3Configuration.builder()
                    .pathStyleAccessEnabled(s3.isPathStyle())
                    .build());
    return s3.signedEndpoint().isEmpty()
        ? builder.build()
        : builder.endpointOverride(URI.create(s3.signedEndpoint())).build();
  }

  /** Comes into being only where the bucket can be worked with. */
  @Bean
  S3Bucket s3Bucket(S3Properties s3, S3Client client) throws IOException {
    S3Bucket bucket = new S3Bucket(client, s3.bucket(), s3.keyPrefix());
    new S3Check(s3, client, bucket).require();
    return bucket;
  }

  @Bean
  S3Transfers s3Transfers(S3Properties s3, S3Client client, S3Bucket checked) {
    return new S3Transfers(client, s3.bucket(), s3.keyPrefix());
  }

  @Bean
  S3Signer s3Signer(S3Properties s3, S3Presigner presigner, S3Bucket checked, Clock clock) {
    return new S3Signer(presigner, s3.bucket(), s3.keyPrefix(), clock);
  }

  private static Apache5HttpClient.Builder connections(S3Properties s3) {
    return Apache5HttpClient.builder()
        .maxConnections(s3.connections())
        .connectionTimeout(s3.connectTimeout())
        .connectionAcquisitionTimeout(s3.requestTimeout())
        .socketTimeout(s3.requestTimeout());
  }

  private static void bound(ClientOverrideConfiguration.Builder config, S3Properties s3) {
    Duration attempt = s3.requestTimeout();
    config
        .apiCallAttemptTimeout(attempt)
        .apiCallTimeout(attempt.multipliedBy(s3.attempts()).plusSeconds(s3.attempts()))
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(s3.attempts())
                .build());
  }
}
