import type { Readable } from 'node:stream';

/** A longer line is no row of ours; it is cut, so that a file without line ends cannot fill the memory. Characters. */
export const LONGEST_LINE = 16_384;

/**
 * The lines of a UTF-8 file, without their ends (LF or CRLF), in batches. Bytes that are no UTF-8 become U+FFFD, by which the reader of the cells
 * finds them. A byte order mark is dropped. Lines beyond {@link LONGEST_LINE} come out cut to one character more.
 */
export async function* lineBatches(content: Readable): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = cut(lines.pop() ?? '');
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

const cut = (line: string): string => (line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE + 1) : line);

const withoutReturn = (line: string): string => cut(line.endsWith('\r') ? line.slice(0, -1) : line);
