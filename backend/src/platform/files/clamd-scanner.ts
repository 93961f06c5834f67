import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ScanResult, VirusScanner } from './virus-scanner.js';

/** Where clamd listens: a TCP port, or a Unix socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** Silence after which clamd is given up. */
const PATIENCE_MS = 60_000;
const LENGTH_BYTES = 4;

/**
 * ClamAV's daemon by its INSTREAM command: the content goes through the socket in chunks, each after its length (32 bits, big-endian), and
 * ends with a length of zero; clamd answers `stream: OK`, `stream: NAME FOUND` or `… ERROR`. Where clamd cannot be reached the file is not
 * scanned, which is said; a content that it could not scan (too large for it) is `failed`.
 */
export class ClamdScanner extends VirusScanner {
  readonly isActive = true;
  private readonly logger = new Logger(ClamdScanner.name);

  constructor(
    private readonly address: ClamdAddress,
    private readonly patienceMs: number = PATIENCE_MS,
  ) {
    super();
  }

  async scan(content: Readable): Promise<ScanResult> {
    const socket = connect(this.address as NetConnectOpts);
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('clamd does not answer')));
    try {
      await once(socket, 'connect');
      return this.read(await converse(socket, content));
    } catch (error) {
      this.logger.warn(error, 'A file was not scanned');
      return 'not_scanned';
    } finally {
      content.destroy();
      socket.destroy();
    }
  }

  private read(answer: string): ScanResult {
    if (answer.endsWith(' OK')) return 'clean';
    if (answer.endsWith(' FOUND')) return 'infected';
    this.logger.warn(`clamd could not scan a file: ${answer}`);
    return 'failed';
  }
}

/** @throws Error when the connection ends before an answer */
async function converse(socket: Socket, content: Readable): Promise<string> {
  const answer = answerOf(socket);
  // Answered and closed before it had all: too large for it. What it said counts, and not that nobody took the rest.
  const sent = pipeline(Readable.from(framed(content)), socket, { end: false }).catch(() => undefined);
  const text = await answer;
  await sent;
  if (text === '') throw new Error('clamd closed the connection without an answer');
  return text;
}

async function answerOf(socket: Socket): Promise<string> {
  const received: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    received.push(chunk);
    if (chunk.includes(0)) break;
  }
  return Buffer.concat(received).toString('utf8').replace(/\0.*$/su, '').trim();
}

async function* framed(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (chunk.length > 0) yield Buffer.concat([lengthOf(chunk.length), chunk]);
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}
