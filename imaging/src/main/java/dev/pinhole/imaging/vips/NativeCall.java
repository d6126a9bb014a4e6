package dev.pinhole.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Binds C functions by a short signature: the result, then the parameters, one letter each. `v`
/// void, `i` int, `l` long (also size_t and GType), `d` double, `p` pointer.
final class NativeCall {
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup library;

  NativeCall(SymbolLookup library) {
    this.library = library;
  }

  MethodHandle bind(String function, String signature) {
    var symbol =
        library
            .find(function)
            .orElseThrow(() -> new IllegalStateException("libvips lacks the function " + function));
    return LINKER.downcallHandle(symbol, descriptor(signature));
  }

  private static FunctionDescriptor descriptor(String signature) {
    MemoryLayout[] parameters =
        signature.substring(1).chars().mapToObj(NativeCall::layout).toArray(MemoryLayout[]::new);
    MemoryLayout result = signature.charAt(0) == 'v' ? null : layout(signature.charAt(0));
    return result == null
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(result, parameters);
  }

  private static MemoryLayout layout(int letter) {
    return switch (letter) {
      case 'i' -> JAVA_INT;
      case 'l' -> JAVA_LONG;
      case 'd' -> JAVA_DOUBLE;
      case 'p' -> ADDRESS;
      default -> throw new IllegalArgumentException("no type " + (char) letter);
    };
  }

  /// A method handle throws `Throwable` by its signature; a downcall throws nothing but errors of
  /// ours (a wrong signature, a closed arena).
  static IllegalStateException wrong(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("native call failed: " + thrown.getMessage(), thrown);
  }
}
