// Photographs the pages named on standard input, one a line, as a peer of Pinhole would, and prints
// how many milliseconds that took. Usage: node captures.mjs (playwright|capture-website) CHROMIUM FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tool, executablePath, folder] = process.argv.slice(2);
const pages = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const viewport = { width: 1280, height: 800 };
const args = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
];
const target = index => join(folder, `${index}.png`);

// One warm browser, a context for each page.
async function playwright() {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args });
  const take = async (url, index) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.screenshot({ path: target(index) });
    await context.close();
  };
  await take(pages[0], 'warm-up');
  const begin = performance.now();
  for (const [index, url] of pages.entries()) await take(url, index);
  const elapsed = performance.now() - begin;
  await browser.close();
  return elapsed;
}

// The package as it is used: a call for each page.
async function captureWebsite() {
  const { default: capture } = await import('capture-website');
  const options = { ...viewport, scaleFactor: 1, overwrite: true, launchOptions: { executablePath, args } };
  const begin = performance.now();
  for (const [index, url] of pages.entries()) await capture.file(url, target(index), options);
  return performance.now() - begin;
}

console.log(Math.round(await { playwright, 'capture-website': captureWebsite }[tool]()));
