package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.upload.UploadView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.GeoTaggedJpeg;
import dev.pinhole.server.upload.DirectApi;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where a photograph was taken is its owner's to know, whichever way it came. */
@PinholeTest
class PlaceOfOriginIT {
  private static final String[] WISHES = {
    "w=160", "w=160&fm=jpg", "w=160&fm=png", "w=160&fm=webp", "w=160&fm=avif", "fm=tiff", "fm=jpg",
  };

  @Autowired TestApi server;

  private TestApi owner;
  private InvitationApi invitations;

  @BeforeEach
  void signIn() {
    owner = server.asUser("travelling-host");
    invitations = new InvitationApi(owner);
  }

  @Test
  void isInNoRenditionOfADirectUpload() throws Exception {
    byte[] photo = GeoTaggedJpeg.of(173_001);
    assertThat(tells(photo)).as("the photo itself").isTrue();
    DirectApi uploads = new DirectApi(owner);
    JsonNode upload = uploads.sent(photo, Map.of("type", "image/jpeg"));

    assertKeptPrivate(DirectApi.key(uploads.complete(upload).expect(201)));
  }

  @Test
  void isInNoRenditionOfAGuestsUpload() throws Exception {
    byte[] photo = GeoTaggedJpeg.of(173_002);
    GuestApi guest = guest();
    UploadView upload =
        guest.announce("a.jpg", photo, "image/jpeg").expect(201).as(UploadView.class);
    assertThat(guest.put(upload, photo).status()).isEqualTo(200);

    assertKeptPrivate(guest.complete(upload).expect(201).json().at("/image/key").asString());
    assertThumbnailTellsNothing(guest);
  }

  @Test
  void isInNoRenditionOfAGuestsResumableUpload() throws Exception {
    byte[] photo = GeoTaggedJpeg.of(173_003);
    GuestApi guest = guest();
    String path =
        URI.create(guest.begin("a.jpg", photo.length).expect(201).header("Location")).getPath();

    assertKeptPrivate(guest.send(path, 0, photo).expect(204).header("Pinhole-Image"));
    assertThumbnailTellsNothing(guest);
  }

  private GuestApi guest() {
    InvitationView invitation = invitations.create(Map.of("mode", "gallery"));
    return invitations.guest(invitation, null);
  }

  /** The owner is told, so it was there; no rendition tells anybody. */
  private void assertKeptPrivate(String key) throws Exception {
    JsonNode fields =
        owner.get("/api/v1/images/" + key + "/metadata").expect(200).json().path("fields");
    assertThat(fields.path("latitude").asDouble()).isEqualTo(48.5, offset(1e-6));
    assertThat(fields.path("longitude").asDouble()).isEqualTo(11.25, offset(1e-6));
    for (String wish : WISHES) {
      byte[] rendition = owner.get("/i/" + key + "?" + wish).expect(200).body();
      assertThat(tells(rendition)).as(wish).isFalse();
    }
  }

  private void assertThumbnailTellsNothing(GuestApi guest) throws Exception {
    String address =
        guest.get("/api/v1/guest/images").json().at("/items/0/thumbnailUrl").asString();
    byte[] thumbnail =
        server.send(HttpRequest.newBuilder(URI.create(address)).GET()).expect(200).body();
    assertThat(tells(thumbnail)).isFalse();
  }

  private static boolean tells(byte[] image) throws Exception {
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(image));
    return metadata.containsDirectoryOfType(GpsDirectory.class)
        || new String(image, StandardCharsets.ISO_8859_1).contains(GeoTaggedJpeg.WORD);
  }
}
