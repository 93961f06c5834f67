/** What the QR code of a document brings, `2026/000123/ABCDE…`; null for anything else. */
export function numberAndCode(fragment: string): { number: string; code: string } | null {
  const cut = fragment.lastIndexOf('/');
  const [number, code] = [fragment.slice(0, cut), fragment.slice(cut + 1)];
  return cut > 0 && /^[\w./-]{1,40}$/.test(number) && /^[\w-]{1,40}$/.test(code) ? { number, code } : null;
}
