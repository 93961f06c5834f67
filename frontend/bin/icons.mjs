// Writes the icons that the client uses into one small sprite, from the design system's own (94 kB, some 200 icons).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const ICONS = [
  ...[
    'arrow-down',
    'arrow-up',
    'burger',
    'chart-line',
    'clock',
    'close',
    'close-big',
    'copy',
    'download',
    'expand',
    'files',
    'help-circle',
  ],
  ...[
    'chevron-left',
    'chevron-right',
    'locked',
    'logout',
    'mail',
    'pa',
    'pencil',
    'plus-circle',
    'print',
    'search',
    'unlocked',
    'upload',
    'user',
    'warning-circle',
  ],
];

const sprite = readFileSync(createRequire(import.meta.url).resolve('bootstrap-italia/dist/svg/sprites.svg'), 'utf8');
const symbols = ICONS.map((icon) => {
  const found = new RegExp(`<(symbol|svg)[^>]*\\bid="it-${icon}"[\\s\\S]*?</\\1>`).exec(sprite);
  if (!found) throw new Error(`The design system has no icon "${icon}"`);
  return found[0];
});
const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('sprites.svg', folder), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
