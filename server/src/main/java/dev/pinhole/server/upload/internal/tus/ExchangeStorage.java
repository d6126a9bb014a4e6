package dev.pinhole.server.upload.internal.tus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.upload.concatenation.UploadConcatenationService;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol's library knows as its storage: the upload that a request is about. Its own
 * storage on disk counts bytes before they are on the disk, takes more than were announced, and has
 * no bound for how many uploads there are.
 */
final class ExchangeStorage implements UploadStorageService {
  private final Exchange exchange;
  private final String basePath;

  ExchangeStorage(Exchange exchange, String basePath) {
    this.exchange = exchange;
    this.basePath = basePath;
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public @Nullable UploadInfo getUploadInfo(String address, String ownerKey) throws IOException {
    TusUpload upload = exchange.upload();
    return upload == null ? null : info(upload);
  }

  private static UploadInfo info(TusUpload upload) {
    UploadInfo info = new UploadInfo();
    info.setId(new UploadId(upload.id()));
    info.setOwnerKey(upload.principal());
    info.setLength(upload.length());
    info.setOffset(upload.received());
    if (upload.metadata() != null) {
      info.setEncodedMetadata(upload.metadata());
    }
    return info;
  }

  @Override
  public UploadInfo create(UploadInfo info, String ownerKey) {
    return info(exchange.create(info.getLength(), info.getEncodedMetadata()));
  }

  @Override
  public UploadInfo append(UploadInfo info, InputStream in) throws IOException {
    info.setOffset(exchange.append(in));
    return info;
  }

  @Override
  public void terminateUpload(UploadInfo info) throws IOException {
    exchange.delete();
  }

  @Override
  public String getUploadUri() {
    return basePath;
  }

  @Override
  public long getMaxUploadSize() {
    return exchange.uploader().maxBytes();
  }

  /** None that the library should see to: it would also prolong uploads that make no progress. */
  @Override
  public @Nullable Long getUploadExpirationPeriod() {
    return null;
  }

  @Override
  public void setMaxUploadSize(Long bytes) {
    // the uploader's is the limit
  }

  @Override
  public void setUploadExpirationPeriod(Long millis) {
    // a setting of this server
  }

  @Override
  public void setIdFactory(UploadIdFactory factory) {
    // ids are made where uploads are
  }

  @Override
  public @Nullable UploadConcatenationService getUploadConcatenationService() {
    return null;
  }

  @Override
  public void setUploadConcatenationService(UploadConcatenationService service) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UploadInfo getUploadInfo(UploadId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void update(UploadInfo info) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InputStream getUploadedBytes(String address, String ownerKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InputStream getUploadedBytes(UploadId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copyUploadTo(UploadInfo info, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cleanupExpiredUploads(UploadLockingService locks) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeLastNumberOfBytes(UploadInfo info, long count) {
    throw new UnsupportedOperationException();
  }
}
