import type { Dictionary } from '../i18n/dictionary';

export const session: Dictionary['session'] = {
  title: 'Sign in',
  lead: 'The census and monitoring of unaccompanied foreign minors. Reserved for authorised bodies.',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all devices',
  again: {
    title: 'The session has ended',
    text: 'Nothing written on the page is lost: enter the password of {{username}} to go on.',
    continue: 'Continue',
    leave: 'Sign out',
  },
  accounts: 'Demonstration accounts',
  accountsText: 'One for each role: choose the one to enter with.',
  use: 'Enter',
  workFor: 'Act on behalf of',
  nowWorkingFor: 'You now act on behalf of {{organisation}}.',
  roles: {
    dg_analyst: 'Analyst of the Directorate-General',
    dg_administrator: 'Administrator of the Directorate-General',
    region: 'Regional officer',
    prefecture: 'Prefecture officer',
    municipality: 'Municipal officer',
    facility: 'Facility officer',
  },
};
