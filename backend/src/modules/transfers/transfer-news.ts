import { Injectable } from '@nestjs/common';
import { Notifications } from '../notifications/index.js';
import { TransfersRepository } from './transfers.repository.js';

/** Tells the other side of a proposal; by its number, never by the child's. */
@Injectable()
export class TransferNews {
  constructor(
    private readonly repository: TransfersRepository,
    private readonly notifications: Notifications,
  ) {}

  async proposed(id: number): Promise<void> {
    const { addressee } = await this.repository.bodies(id);
    const to = addressee === null ? { role: 'dg_administrator' as const } : { organisationId: addressee };
    await this.notifications.send({ to, topic: 'transfer_proposed', ...of(id) });
  }

  async answered(id: number, topic: 'transfer_accepted' | 'transfer_refused'): Promise<void> {
    const { proposer } = await this.repository.bodies(id);
    if (proposer !== null) await this.notifications.send({ to: { organisationId: proposer }, topic, ...of(id) });
  }
}

const of = (id: number) => ({ number: String(id), link: `/transfers/${String(id)}` });
