// `npm run bench`: installs and builds what is missing, then measures (backend/src/bench).
import { join } from 'node:path';
import { become, ensureInstalled, root } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';

ensureInstalled();
ensureBuilt('backend');
become(join(root, 'backend', 'dist', 'bench', 'bench.js'), process.argv.slice(2));
