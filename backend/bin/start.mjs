// `npm start`: the whole system on one port. Installs and builds what is missing first.
import { join } from 'node:path';
import { become, ensureInstalled, root } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';

ensureInstalled();
ensureBuilt('backend', 'frontend');
become(join(root, 'backend', 'dist', 'serve.js'), process.argv.slice(2));
