import { encode } from 'uqr';

/** A QR code as SVG path data, one unit for each module, with the quiet zone of four modules around it. */
export interface QrCode {
  /** Modules of a side, the quiet zone included. */
  readonly size: number;
  readonly path: string;
}

const QUIET_ZONE = 4;

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
