import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { readCheckCode } from '../../../domain/official-document/check-code.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Verification {
  readonly valid: boolean;
  /** Day of the document; null unless valid. */
  readonly dated: CalendarDate | null;
}

/** Says whether a document is valid, and nothing else: unknown, revoked and mistyped are answered alike (decision 0168). */
@Injectable()
export class VerificationService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async verify(number: string, code: string): Promise<Verification> {
    const [row] = await this.unitOfWork.runAsService(() =>
      this.unitOfWork.query<{ dated: CalendarDate | null }>(`select app.verify_document($1, $2) as dated`, [
        number.replaceAll(/\s/gu, ''),
        readCheckCode(code),
      ]),
    );
    const dated = row?.dated ?? null;
    return { valid: dated !== null, dated };
  }
}
