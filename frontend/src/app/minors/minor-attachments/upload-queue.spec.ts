import { describe, expect, it } from '@jest/globals';
import { UploadQueue } from './upload-queue';

const file = (name: string, bytes = 10): File => new File([new Uint8Array(bytes)], name);

describe('files on their way', () => {
  it('go one after the other, and one that is refused does not stop the next', async () => {
    const sent: string[] = [];
    const keys = new Set<string>();
    const queue = new UploadQueue((one, _kind, key, progress) => {
      progress(40);
      keys.add(key);
      if (one.name === 'b.pdf') return Promise.reject(new Error('refused'));
      sent.push(one.name);
      return Promise.resolve();
    });
    const result = await queue.add([file('a.pdf'), file('b.pdf'), file('c.pdf')], 'other', 100);
    expect(result).toEqual({ sent: 2, refused: 1 });
    expect(sent).toEqual(['a.pdf', 'c.pdf']);
    expect(keys.size).toBe(3);
    expect(queue.uploads().map(({ state, percent }) => [state, percent])).toEqual([
      ['sent', 100],
      ['refused', 40],
      ['sent', 100],
    ]);
    queue.clear();
    expect(queue.uploads()).toEqual([]);
  });

  it('are not sent when they are larger than admitted', async () => {
    const queue = new UploadQueue(() => Promise.reject(new Error('never')));
    expect(await queue.add([file('a.pdf', 101)], 'other', 100)).toEqual({ sent: 0, refused: 1 });
    expect(queue.uploads()[0]?.problem).toBe('too_large');
  });
});
