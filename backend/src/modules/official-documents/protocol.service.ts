import { Injectable } from '@nestjs/common';
import { yearOf, type CalendarDate } from '../../domain/calendar-date.js';
import { formatProtocolNumber } from '../../domain/official-document/check-code.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface ProtocolEntry {
  /** At most 40 letters, digits, points, slashes and hyphens; unique for ever. */
  readonly number: string;
  /** Day of the protocol, in Europe/Rome. */
  readonly registeredOn: CalendarDate;
}

/**
 * Port: the protocol (art. 53 D.P.R. 445/2000). Called inside the unit of work of the step that issues a document, last of all: what it gives must
 * be given back when that unit of work rolls back. An outside protocol that cannot take a number back must reserve numbers beforehand and
 * give a reserved one here, or leave gaps that it declares itself; a call over the network does not belong in here.
 */
export abstract class ProtocolService {
  abstract register(): Promise<ProtocolEntry>;
}

/** The system's own yearly series, without gaps: the row of the year is locked until the unit of work ends. The year changes at midnight in Rome. */
@Injectable()
export class YearlySeriesProtocol extends ProtocolService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async register(): Promise<ProtocolEntry> {
    const registeredOn = this.clock.today();
    const [row] = await this.unitOfWork.query<{ serial: number }>(`select app.next_protocol_number($1) as serial`, [
      registeredOn,
    ]);
    if (row === undefined) throw new Error('The protocol gave no number');
    return { number: formatProtocolNumber(yearOf(registeredOn), row.serial), registeredOn };
  }
}
