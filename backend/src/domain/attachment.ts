/** What a file of a record is. */
export const ATTACHMENT_KINDS = [
  'photo',
  'identity_document',
  'permit',
  'court_order',
  'guardianship',
  'health',
  'school',
  'social_report',
  'consent',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Admitted types of content and the endings of their names, the usual one first. SVG and HTML are programs, and never admitted. */
const ENDINGS = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AttachmentMediaType = keyof typeof ENDINGS;
export const ATTACHMENT_MEDIA_TYPES = Object.keys(ENDINGS) as readonly AttachmentMediaType[];
export const isAttachmentMediaType = (type: string): type is AttachmentMediaType => Object.hasOwn(ENDINGS, type);

/** Types that browsers show by themselves. A HEIC photograph (phones) is kept and downloaded. */
export const isShownByBrowsers = (type: AttachmentMediaType): boolean => type !== 'image/heic';

export const SCAN_STATES = ['not_scanned', 'clean', 'infected', 'failed'] as const;
/** What the virus scanner said of a file; `not_scanned`: there is none or it could not be reached, `failed`: it could not scan the file. */
export type ScanState = (typeof SCAN_STATES)[number];

const LONGEST_FILE_NAME = 120;

/**
 * A file's name that can be shown and saved: no folders, no control symbols, none that turn the direction of writing (`gpj.exe` shown as
 * `exe.jpg`), none that a file system refuses, and the ending of what the file really is.
 */
export function safeFileName(name: string, type: AttachmentMediaType): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const endings: readonly string[] = ENDINGS[type];
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(base)?.[1]?.toLowerCase() ?? '';
  const stem = endings.includes(ending) ? base.slice(0, -ending.length - 1) : base;
  const kept = endings.includes(ending) ? ending : (endings[0] ?? '');
  return `${[...stem].slice(0, LONGEST_FILE_NAME).join('').trim() || 'file'}.${kept}`;
}
