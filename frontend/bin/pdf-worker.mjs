// Puts the worker of the PDF library where the client loads it from: a file of our own, as the content security policy asks.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const folder = new URL('../public/pdf/', import.meta.url);
mkdirSync(folder, { recursive: true });
copyFileSync(
  createRequire(import.meta.url).resolve('pdfjs-dist/build/pdf.worker.min.mjs'),
  new URL('pdf.worker.min.mjs', folder),
);
