import { createTransport, type Transporter } from 'nodemailer';
import type { MailAccount } from '../config/config.js';
import { MailFailure, type MailMessage, type MailTransport } from './mail-transport.js';

const TIMEOUT_MS = 30_000;
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
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
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

function toFailure(error: unknown): MailFailure {
  if (!(error instanceof Error)) return new MailFailure(false, String(error));
  const { code, command, responseCode } = error as { code?: unknown; command?: unknown; responseCode?: unknown };
  const refused = typeof responseCode === 'number' && responseCode >= 500 && ABOUT_THE_LETTER.has(String(command));
  // Refused before any server was asked: the address cannot be one.
  const malformed = code === 'EENVELOPE' && command === 'API';
  return new MailFailure(refused || malformed, error.message);
}
