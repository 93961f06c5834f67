import { describe, expect, it } from '@jest/globals';
import { isAttachmentMediaType, safeFileName } from './attachment.js';

describe('The name of a file', () => {
  it.each([
    ['decreto.pdf', 'application/pdf', 'decreto.pdf'],
    ['C:\\Documenti\\decreto.PDF', 'application/pdf', 'decreto.pdf'],
    ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['foto.exe', 'image/jpeg', 'foto.exe.jpg'],
    ['foto\u202egpj.exe', 'image/jpeg', 'fotogpj.exe.jpg'],
    ['a\r\nSet-Cookie: x.png', 'image/png', 'aSet-Cookie x.png'],
    ['  permesso   di   soggiorno .jpeg', 'image/jpeg', 'permesso di soggiorno.jpeg'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['', 'image/webp', 'file.webp'],
    ['città è già.pdf', 'application/pdf', 'città è già.pdf'],
  ] as const)('%j of type %s becomes %j', (name, type, safe) => {
    expect(safeFileName(name, type)).toBe(safe);
  });

  it('is cut, and keeps its ending', () => {
    expect(safeFileName(`${'a'.repeat(500)}.pdf`, 'application/pdf')).toBe(`${'a'.repeat(120)}.pdf`);
  });
});

it('SVG and HTML are no type of a file', () => {
  expect(['image/svg+xml', 'text/html', 'application/xml', 'toString'].map(isAttachmentMediaType)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
