import type { applicants as italian } from './applicants.it';

export const applicants: typeof italian = {
  title: 'Register to ask for an opinion',
  lead: 'Guardians, lawyers, communities and former minors can ask for the opinion of art. 32 of D.Lgs. 286/1998 in their own name. Social services sign in with the account of their municipality.',
  link: 'Guardians, lawyers, communities and former minors: register to ask for an opinion',
  verify: 'Verify that a document is authentic',
  register: 'Register',
  kinds: {
    guardian: 'Guardian',
    lawyer: 'Lawyer with a mandate',
    community: 'Contact person of a community or facility',
    former_minor: 'Former minor',
  },
  fields: {
    kind: 'Who registers',
    displayName: 'Given and family name',
    email: 'E-mail address',
    emailHint: 'You will sign in with it; the letter of confirmation goes there',
    bodyName: 'Bar association, body or community',
    bodyNameHint: 'For whom you act, if not for yourself',
    phone: 'Telephone',
  },
  privacy: {
    title: 'How the data are processed',
    text: 'The Ministry of labour and social policies processes these data to receive and answer requests for an opinion (art. 6(1)(e) Reg. (EU) 2016/679). If the address is not confirmed they are removed within days. Who is registered sees the own requests only.',
    read: 'I have read how the data are processed',
  },
  sent: {
    title: 'Look at your mail',
    text: 'A message goes to the address with a link, valid for {{hours}} hours, to choose a password.',
    noMail: 'No mail server is set up here: the message does not leave.',
    nothing: 'If nothing comes, look among the unwanted mail or try again tomorrow.',
  },
  confirm: {
    title: 'Complete the registration',
    lead: 'Choose the password to sign in with from now on.',
    again: 'Register again',
  },
};
