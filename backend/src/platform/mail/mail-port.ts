import { Injectable } from '@nestjs/common';

/** A letter to one person; the words are made when a mail server exists. */
export interface Letter {
  readonly kind: 'first_access' | 'password_reset';
  readonly to: string | null;
  /** Address within SIM. */
  readonly path: string;
}

/** By which way a letter leaves. A release with a mail server provides another class under this name. */
@Injectable()
export class MailPort {
  /** There is no mail server: who made the link hands it over. */
  deliver(_letter: Letter): 'mail' | 'hand_over' {
    return 'hand_over';
  }
}
