import { describe, expect, it } from '@jest/globals';
import { UserFacingError } from '../user-facing-error.js';
import { readConfig } from './config.js';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, databaseUrl: null, secureCookies: false, trustedProxies: 0 });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['SECURE_COOKIES', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL', 'many'],
  ])('says in a sentence that %s=%s cannot be used', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(UserFacingError);
    expect(read).toThrow(new RegExp(`^The configuration cannot be used\\. ${name}: `));
  });

  it.each([
    [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'sim@example.org' }, 'SMTP_URL must be an address like'],
    [{ SMTP_URL: 'smtp://mail.example.org' }, 'With SMTP_URL an e-mail address must be given in MAIL_FROM.'],
    [{ PEC_SMTP_URL: 'smtps://pec.example.org', PEC_FROM: 'SIM' }, 'With PEC_SMTP_URL an e-mail address must be given'],
    [{ PUBLIC_URL: 'sim.example.org' }, 'PUBLIC_URL must be an address of the web.'],
  ])('takes no mail server by halves: %j', (given, sentence) => {
    expect(() => readConfig(given)).toThrow(sentence);
  });

  it('knows the mail server and the address of the web', () => {
    const given = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'sim@example.org', PUBLIC_URL: 'https://sim.it/' };
    expect(readConfig(given)).toMatchObject({
      mail: { url: 'smtp://mail.example.org', from: 'sim@example.org' },
      pec: null,
      publicUrl: 'https://sim.it',
    });
  });

  it.each([
    ["the administrator's", 'postgresql://postgres:secret@db/sim'],
    ['one without a password', 'postgresql://sim_app@db/sim'],
    ['no address', 'sim_app'],
  ])('takes no other address for APP_DATABASE_URL: %s', (_what, address) => {
    expect(() => readConfig({ APP_DATABASE_URL: address })).toThrow(
      'APP_DATABASE_URL must be an address of the role sim_app, with its password.',
    );
  });
});
