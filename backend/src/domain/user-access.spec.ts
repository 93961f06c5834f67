import { describe, expect, it } from '@jest/globals';
import { afterStep } from './assistance.js';
import { passwordProblem } from './password-rule.js';
import { mayGrant, userState, userSteps, type UserForSteps } from './user-access.js';

const PERSON: UserForSteps = { state: 'active', isSelf: false, whollyManaged: true, isLastAdministrator: false };
const open = (user: UserForSteps): string[] =>
  userSteps(user)
    .filter((step) => step.open)
    .map(({ step }) => step);

describe('what a manager may do with a person', () => {
  it('depends on the state', () => {
    expect(open({ ...PERSON, state: 'invited' })).toEqual(['renew_invitation', 'suspend', 'add_membership']);
    expect(open(PERSON)).toEqual(['reset_password', 'suspend', 'add_membership']);
    expect(open({ ...PERSON, state: 'suspended' })).toEqual(['resume']);
  });

  it('is nothing with oneself, and only a further access with who also works elsewhere', () => {
    expect(open({ ...PERSON, isSelf: true })).toEqual([]);
    expect(open({ ...PERSON, whollyManaged: false })).toEqual(['add_membership']);
    expect(open({ ...PERSON, isLastAdministrator: true })).toEqual(['reset_password', 'add_membership']);
  });

  it('names a suspension before anything else', () => {
    expect(userState({ disabled: true, activated: false })).toBe('suspended');
    expect(userState({ disabled: false, activated: false })).toBe('invited');
    expect(userState({ disabled: false, activated: true })).toBe('active');
  });

  it('gives a municipality two roles, and who is no manager none', () => {
    expect(mayGrant('municipality', 'facility')).toBe(true);
    expect(mayGrant('municipality', 'region')).toBe(false);
    expect(mayGrant('dg_analyst', 'facility')).toBe(false);
    expect(mayGrant('facility', 'facility')).toBe(false);
  });
});

describe('a password', () => {
  it.each([
    ['tredici.lette', 'too_short'],
    ['abcabcabcabcabcabc', 'password_guessable'],
    ['la-casa-di-FERRANTI', 'password_guessable'],
    ['quattro cavalli verdi', undefined],
  ])('%s: %s', (password, code) => {
    expect(passwordProblem(password, ['p.ferranti', 'Paolo Ferranti'])?.code).toBe(code);
  });
});

describe('a request for assistance', () => {
  it('is reopened by its author only', () => {
    expect(afterStep('closed', 'write', 'author')).toBe('open');
    expect(afterStep('closed', 'answer', 'desk')).toBeNull();
    expect(afterStep('open', 'answer', 'author')).toBeNull();
    expect(afterStep('open', 'answer', 'desk')).toBe('answered');
  });
});
