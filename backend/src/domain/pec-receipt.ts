import type { DeliveryFailure, DeliveryState } from './notification.js';

/** What a PEC provider certifies (Annex to D.M. 2 November 2005; RFC 6109, section 2.1). */
export const PEC_RECEIPT_KINDS = [
  'acceptance',
  'non_acceptance',
  'taken_in_charge',
  'delivery',
  'delivery_error',
  'delivery_warning',
  'virus',
  'unknown',
] as const;
export type PecReceiptKind = (typeof PEC_RECEIPT_KINDS)[number];

/** The names in the header `X-Ricevuta` and in the attribute `tipo` of daticert.xml. */
const NAMES: Readonly<Record<string, PecReceiptKind>> = {
  accettazione: 'acceptance',
  'non-accettazione': 'non_acceptance',
  'presa-in-carico': 'taken_in_charge',
  'avvenuta-consegna': 'delivery',
  'errore-consegna': 'delivery_error',
  'preavviso-errore-consegna': 'delivery_warning',
  'rilevazione-virus': 'virus',
};
export const pecReceiptKind = (name: string): PecReceiptKind => NAMES[name.trim().toLowerCase()] ?? 'unknown';

/** What became of a receipt: it moved its letter on, or why it did not. */
export const PEC_FINDINGS = [
  'matched',
  'duplicate',
  'unreadable',
  'contradictory',
  'unknown_reference',
  'other_recipient',
  'out_of_order',
] as const;
export type PecFinding = (typeof PEC_FINDINGS)[number];

interface AfterReceipt {
  readonly state: DeliveryState;
  readonly reason: DeliveryFailure | null;
}

/**
 * The state of a letter after a receipt; null: the receipt says nothing new for it (out of order). A letter whose outcome was not known ("sending",
 * or queued again after that) is known to have left by its receipt. Delivery is final: it is what counts as notice (art. 6 D.P.R. 68/2005).
 */
export function afterReceipt(state: DeliveryState, kind: PecReceiptKind): AfterReceipt | null {
  if (state === 'delivered') return null;
  switch (kind) {
    case 'acceptance':
      return state === 'accepted' || state === 'failed' ? null : { state: 'accepted', reason: null };
    case 'delivery':
      return { state: 'delivered', reason: null };
    case 'taken_in_charge':
    case 'delivery_warning':
      return state === 'failed' ? null : { state: 'accepted', reason: null };
    case 'non_acceptance':
      return state === 'failed' ? null : { state: 'failed', reason: 'pec_not_accepted' };
    case 'delivery_error':
      return state === 'failed' ? null : { state: 'failed', reason: 'pec_not_delivered' };
    case 'virus':
      return state === 'failed' ? null : { state: 'failed', reason: 'pec_virus' };
    case 'unknown':
      return null;
  }
}
