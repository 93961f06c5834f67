import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';

export interface StoredFile {
  /** Key in the store: folder and name. */
  readonly key: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** Files that SIM received or made, under `SIM_DATA_DIR/files`. A file appears whole or not at all. */
@Injectable()
export class FileStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.root = join(config.dataDir, 'files');
  }

  async write(key: string, content: Readable | Uint8Array | string): Promise<StoredFile> {
    const path = this.path(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true });
    const hash = createHash('sha256');
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(
        content instanceof Readable ? content : Readable.from([Buffer.from(content)]),
        measure,
        createWriteStream(unfinished),
      );
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return { key, bytes, sha256: hash.digest('hex') };
  }

  read(key: string): ReadStream {
    return createReadStream(this.path(key));
  }

  /** Gives a file its final key. Done twice (a unit of work that runs again) it is done once. */
  async move(from: string, to: string): Promise<void> {
    await mkdir(dirname(this.path(to)), { recursive: true });
    await rename(this.path(from), this.path(to)).catch(async (error: unknown) => {
      await access(this.path(to)).catch(() => {
        throw error;
      });
    });
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true, recursive: true });
  }

  /** All files of a folder and those in it, in no order. A file that goes meanwhile is left out. */
  async *list(folder: string): AsyncGenerator<{ readonly key: string; readonly modifiedAt: Date }> {
    const entries = await readdir(this.path(folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const key = `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* this.list(key);
      else {
        const modifiedAt = await this.modifiedAt(key);
        if (modifiedAt !== null) yield { key, modifiedAt };
      }
    }
  }

  /** Null when there is no such file. */
  async modifiedAt(key: string): Promise<Date | null> {
    return stat(this.path(key)).then(
      ({ mtime }) => mtime,
      () => null,
    );
  }

  private path(key: string): string {
    const path = resolve(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new Error('A key of the file store may not leave it');
    return path;
  }
}
