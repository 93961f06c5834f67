/** Injection token of the {@link MailTransports}. */
export const MAIL_TRANSPORTS = Symbol('MailTransports');

export interface MailMessage {
  /** With its angle brackets. The same at each attempt: a server that gets a letter twice can tell. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands letters to a server. */
export interface MailTransport {
  readonly from: string;
  /**
   * @returns the server's answer, once it has taken the letter
   * @throws MailFailure when it has not, or when that is not known
   */
  send(message: MailMessage): Promise<string>;
  close(): void;
}

/** By channel; null: not configured. */
export interface MailTransports {
  readonly email: MailTransport | null;
  readonly pec: MailTransport | null;
}

/** Why a server did not take a letter. */
export class MailFailure extends Error {
  constructor(
    /** The server refuses this letter or its addressee for good: trying again is no use. */
    readonly permanent: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'MailFailure';
  }
}
