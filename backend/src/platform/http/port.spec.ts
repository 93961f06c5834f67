import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { checkPort } from './port.js';

it('says which port to choose when another program has this one', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(checkPort(port)).rejects.toThrow(
    new RegExp(`Port ${String(port)} is taken by another program.*PORT=\\d+ npm start`),
  );
  other.close();
  await once(other, 'close');
  await expect(checkPort(port)).resolves.toBeUndefined();
});
