import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server sends what is compressed here, so that it need not do it for each visitor. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Before, other plugins still change what is in the bundle.
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
        const file = join(dir, name);
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content));
        writeFileSync(`${file}.gz`, gzipSync(content));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed()],
  // Replaced by the server with a new one in each page it sends.
  html: { cspNonce: 'PINHOLE_NONCE' },
  build: {
    assetsDir: 'ui',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/u', '/i', '/3'].map((path) => [path, process.env.PINHOLE ?? 'http://127.0.0.1:8080']),
    ),
  },
});
