import { type ParsedMail, simpleParser } from 'mailparser';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What the server says to an address instead of taking the letter. */
export type Verdict = { readonly code: number; readonly text: string };

/** A real SMTP server on this machine that keeps what it is given. */
export class MailServer {
  readonly received: ParsedMail[] = [];
  /** By address. */
  readonly verdicts = new Map<string, Verdict>();
  private server: SMTPServer | null = null;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${String(this.port)}`;
  }

  /** On the same port as before, when it ran before. */
  async start(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: ({ address }, _session, callback) => {
        const verdict = this.verdicts.get(address);
        callback(verdict === undefined ? null : Object.assign(new Error(verdict.text), { responseCode: verdict.code }));
      },
      onData: (stream, _session, callback) => {
        void buffer(stream)
          .then((message) => simpleParser(message))
          .then((mail) => {
            this.received.push(mail);
            callback(null, 'taken');
          });
      },
    });
    const listening = this.server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null)
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
  }

  /** Letters to an address. */
  to(address: string): ParsedMail[] {
    return this.received.filter(({ to }) => {
      const found = Array.isArray(to) ? to : to === undefined ? [] : [to];
      return found.some(({ value }) => value.some((one) => one.address === address));
    });
  }
}
