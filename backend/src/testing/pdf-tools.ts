import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ToolAnswer {
  readonly status: number;
  readonly output: string;
}

/**
 * What a program of poppler-utils or qpdf says of a PDF. `npm test` installs them; alone, install them yourself.
 * `{}` in the arguments stands for the file.
 */
export function askTool(program: string, args: readonly string[], pdf: Uint8Array): ToolAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'sim-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr, error } = spawnSync(
      program,
      args.map((argument) => (argument === '{}' ? file : argument)),
      { encoding: 'utf8', env: { ...process.env, HOME: folder }, cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    );
    if (error)
      throw new Error(`${program} is missing: run "npm test", or install poppler-utils and qpdf`, { cause: error });
    return { status: status ?? -1, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
