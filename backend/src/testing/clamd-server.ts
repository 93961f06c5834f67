import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** The harmless text by which virus scanners are tried (EICAR), in two halves: whole, it would make this file itself suspect. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const COMMAND = Buffer.from('zINSTREAM\0');
const LENGTH_BYTES = 4;

/** A server that speaks clamd's INSTREAM over TCP, knows one signature and a largest size. */
export class ClamdServer {
  /** Contents that it was sent whole. */
  readonly scanned: string[] = [];
  private readonly server: Server;
  private readonly open = new Set<Socket>();

  constructor(private readonly largest = 10_000_000) {
    this.server = createServer((socket) => {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.open.delete(socket));
      this.serve(socket);
    });
  }

  /** @param port 0: any that is free */
  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let commanded = false;
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (!commanded && received.length >= COMMAND.length) {
        if (!received.subarray(0, COMMAND.length).equals(COMMAND)) {
          socket.end('UNKNOWN COMMAND\0');
          return;
        }
        commanded = true;
        received = received.subarray(COMMAND.length);
      }
      while (commanded && received.length >= LENGTH_BYTES) {
        const length = received.readUInt32BE();
        if (length === 0) {
          this.scanned.push(content.toString('latin1'));
          socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
          return;
        }
        if (received.length < LENGTH_BYTES + length) return;
        content = Buffer.concat([content, received.subarray(LENGTH_BYTES, LENGTH_BYTES + length)]);
        received = received.subarray(LENGTH_BYTES + length);
        if (content.length > this.largest) {
          socket.end('INSTREAM size limit exceeded. ERROR\0');
          return;
        }
      }
    });
  }
}
