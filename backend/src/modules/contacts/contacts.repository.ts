import { Injectable } from '@nestjs/common';
import type { Contact } from '../../domain/contact.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const COLUMNS = `role, party, name, phone, email, valid_from, valid_to, guardian_requested_on, guardian_appointed_on, note`;

const valuesOf = (contact: Contact): unknown[] => [
  contact.role,
  contact.party,
  contact.name,
  contact.phone,
  contact.email,
  contact.validFrom,
  contact.validTo,
  contact.guardianRequestedOn,
  contact.guardianAppointedOn,
  contact.note,
];

@Injectable()
export class ContactsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add(minorId: number, contact: Contact): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into minor_contacts (minor_id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [minorId, ...valuesOf(contact)],
    );
    if (row === undefined) throw new Error('A contact was not written');
    return row.id;
  }

  /** @returns whether there was such a contact */
  async change(minorId: number, id: number, contact: Contact): Promise<boolean> {
    const changed = await this.unitOfWork.execute(
      `update minor_contacts set (${COLUMNS}) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) where id = $1 and minor_id = $2`,
      [id, minorId, ...valuesOf(contact)],
    );
    return changed > 0;
  }

  async remove(minorId: number, id: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute('delete from minor_contacts where id = $1 and minor_id = $2', [id, minorId])) > 0
    );
  }
}
