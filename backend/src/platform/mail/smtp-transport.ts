import { createTransport, type Transporter } from 'nodemailer';
import type { MailAccount } from '../config/config.js';
import { MailFailure, type MailMessage, type MailTransport } from './mail-transport.js';

/** A server that is there greets within seconds; a worker that waits longer keeps other work back. */
const GREETING_MS = 10_000;
const SILENCE_MS = 30_000;
/** Commands at which a refusal (5xx) is about this letter; anywhere else it is about the server or our account, and passes. */
const ABOUT_THE_LETTER = new Set(['RCPT TO', 'DATA']);

/** An SMTP server. One connection for each letter: there are few, and a connection kept open is one more thing that can be half dead. */
export class SmtpTransport implements MailTransport {
  readonly from: string;
  private readonly transporter: Transporter;

  constructor({ url, from }: MailAccount) {
    this.from = from;
    this.transporter = createTransport({
      url,
      connectionTimeout: GREETING_MS,
      greetingTimeout: GREETING_MS,
      socketTimeout: SILENCE_MS,
      // A letter is text made here: nothing in it may make the program read a file or call an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ messageId, to, subject, text, html }: MailMessage): Promise<string> {
    try {
      const answer = (await this.transporter.sendMail({
        from: { name: 'SIM', address: this.from },
        to: { name: '', address: to },
        messageId,
        subject,
        text,
        html,
        // No automatic answers to an automatic letter (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })) as { readonly response: string };
      return answer.response;
    } catch (error) {
      throw toFailure(error);
    }
  }

  close(): void {
    this.transporter.close();
  }
}

interface SmtpError {
  readonly message: string;
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}
const isSmtpError = (error: unknown): error is SmtpError =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';

function toFailure(error: unknown): MailFailure {
  if (!isSmtpError(error)) return new MailFailure(false, String(error));
  const { code, command, responseCode } = error;
  const refused = typeof responseCode === 'number' && responseCode >= 500 && ABOUT_THE_LETTER.has(String(command));
  // Refused before any server was asked: the address cannot be one.
  const malformed = code === 'EENVELOPE' && command === 'API';
  return new MailFailure(refused || malformed, error.message, responseCode === undefined && !malformed);
}
