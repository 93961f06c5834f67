// `npm run -s sim -- <command>`: the operator's command. Standard output carries its result and nothing else.
import { join } from 'node:path';
import { become, ensureInstalled, root } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';

ensureInstalled();
ensureBuilt('backend');
// Names of files on the command line are meant from the folder where it was typed.
become(join(root, 'backend', 'dist', 'cli.js'), process.argv.slice(2), process.env.INIT_CWD);
