// Prints the script a browser loads before the first page, compressed as a server would, and fails above the promise.
// Angular's own budgets count uncompressed bytes; what a slow line feels is this.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = new URL('../dist/browser/', import.meta.url);
const index = readFileSync(new URL('index.html', dist), 'utf8');

const referenced = (pattern) => [...index.matchAll(pattern)].map((match) => match[1]);
const scripts = [...new Set(referenced(/(?:src|href)="([^"]+\.js)"/g))];
const styles = [...new Set(referenced(/href="([^"]+\.css)"/g))];
const measure = (files, compress) =>
  files.reduce((sum, file) => sum + compress(readFileSync(new URL(file, dist))).length, 0) / 1000;

for (const [what, files] of [
  ['script', scripts],
  ['style', styles],
]) {
  const figures = [gzipSync, brotliCompressSync].map((compress) => measure(files, compress).toFixed(1));
  console.log(`initial ${what}: ${figures[0]} kB gzip, ${figures[1]} kB brotli, in ${files.length} file(s)`);
}
const total = measure(scripts, gzipSync);
if (scripts.length === 0 || total > LIMIT_KB) {
  console.error(`the initial script must be found and weigh at most ${LIMIT_KB} kB compressed`);
  process.exitCode = 1;
}
