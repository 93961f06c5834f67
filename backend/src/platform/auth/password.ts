import { hash, verify } from '@node-rs/argon2';

/** OWASP's second recommended setting for argon2id (the library's own algorithm): 19 MiB, two passes, one lane. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, SETTINGS);

/** A hash of nothing that anybody knows: an unknown user name costs as much time as a wrong password. */
const decoy = hashPassword(`${Math.random()}`);

export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
