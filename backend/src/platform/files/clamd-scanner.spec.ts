import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { ClamdServer, EICAR } from '../../testing/clamd-server.js';
import { ClamdScanner } from './clamd-scanner.js';

const server = new ClamdServer(200_000);
let port: number;
let scanner: ClamdScanner;

beforeAll(async () => {
  // Each refusal is logged, and means nothing here.
  Logger.overrideLogger(false);
  port = await server.listen();
  scanner = new ClamdScanner({ host: '127.0.0.1', port });
});
afterAll(() => server.close());

const of = (...chunks: string[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk, 'latin1')));

describe('clamd over TCP', () => {
  it('is sent the content as it is, in chunks, and its answer is read', async () => {
    const large = 'x'.repeat(70_000);
    expect(await scanner.scan(of('%PDF', '', large))).toBe('clean');
    expect(server.scanned.at(-1)).toBe(`%PDF${large}`);
    expect(await scanner.scan(of('testo ', EICAR.slice(0, 20), EICAR.slice(20)))).toBe('infected');
    expect(await scanner.scan(of())).toBe('clean');
  });

  it('that refuses what is too large for it has not scanned it', async () => {
    expect(await scanner.scan(of(...Array.from({ length: 50 }, () => 'x'.repeat(65_536))))).toBe('failed');
  });

  it('that cannot be reached, hangs up or says nothing leaves the file not scanned', async () => {
    expect(await new ClamdScanner({ host: '127.0.0.1', port: 1 }).scan(of('x'))).toBe('not_scanned');
    expect(await new ClamdScanner({ path: '/nowhere/clamd.ctl' }).scan(of('x'))).toBe('not_scanned');
    for (const deaf of [createServer((socket) => socket.end()), createServer((socket) => socket.resume())]) {
      await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
      const deafPort = (deaf.address() as AddressInfo).port;
      expect(await new ClamdScanner({ host: '127.0.0.1', port: deafPort }, 200).scan(of('x'))).toBe('not_scanned');
      deaf.close();
    }
  });

  it('a content that breaks off is not scanned', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('disk'));
      },
    });
    expect(await new ClamdScanner({ host: '127.0.0.1', port }, 300).scan(broken)).toBe('not_scanned');
  });
});
