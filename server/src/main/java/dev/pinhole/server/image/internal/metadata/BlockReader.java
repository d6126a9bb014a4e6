package dev.pinhole.server.image.internal.metadata;

import com.drew.lang.ByteArrayReader;
import java.io.IOException;

/** One metadata block in memory, under the same budget as the file that it came from. */
final class BlockReader extends ByteArrayReader {
  private final Budget budget;

  BlockReader(byte[] block, Budget budget) {
    super(block);
    this.budget = budget;
  }

  @Override
  public byte getByte(int index) throws IOException {
    budget.spend(1);
    return super.getByte(index);
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    budget.spend(count);
    return super.getBytes(index, count);
  }
}
