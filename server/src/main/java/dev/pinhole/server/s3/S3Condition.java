package dev.pinhole.server.s3;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** An empty name counts as none, as deployments pass on variables that nobody has set. */
final class S3Condition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    MergedAnnotation<ConditionalOnS3> wanted = metadata.getAnnotations().get(ConditionalOnS3.class);
    return wanted.getBoolean(MergedAnnotation.VALUE) == isSetUp(context);
  }

  private static boolean isSetUp(ConditionContext context) {
    return !context.getEnvironment().getProperty("pinhole.s3.bucket", "").isBlank();
  }
}
