import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reception } from './receipts.service.js';

export interface PecMessage {
  readonly name: string;
  read(): Promise<Buffer>;
  /** It was taken in, and need not be shown again. */
  done(reception: Reception): Promise<void>;
}

/** Where the receipts of the PEC mailbox are found. */
export interface PecMailbox {
  messages(): Promise<readonly PecMessage[]>;
}

/** Folder names beside the messages: what was kept, and what a person must look at. */
const KEPT = 'ricevute';
const OTHER = 'altro';

/** A folder of messages (`.eml`), or a Maildir, which an outside program fills from the mailbox. Messages taken in are moved, never removed. */
export class FolderMailbox implements PecMailbox {
  constructor(private readonly folder: string) {}

  async messages(): Promise<readonly PecMessage[]> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    const isMaildir = entries.some((entry) => entry.isDirectory() && entry.name === 'new');
    const folders = isMaildir ? ['new', 'cur'].map((name) => join(this.folder, name)) : [this.folder];
    const found = await Promise.all(folders.map((folder) => this.in(folder, isMaildir)));
    return found.flat();
  }

  private async in(folder: string, isMaildir: boolean): Promise<PecMessage[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile() && (isMaildir || entry.name.toLowerCase().endsWith('.eml')))
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        name,
        read: () => readFile(join(folder, name)),
        done: (reception) => this.putAway(folder, name, reception),
      }));
  }

  private async putAway(folder: string, name: string, reception: Reception): Promise<void> {
    const target = join(this.folder, reception === 'not_a_receipt' || reception === 'too_large' ? OTHER : KEPT);
    await mkdir(target, { recursive: true });
    await rename(join(folder, name), join(target, name));
  }
}
