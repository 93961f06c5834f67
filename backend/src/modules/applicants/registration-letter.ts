import { escapeHtml } from '../notifications/index.js';

export interface RegistrationWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const WORDS = {
  it: {
    subject: 'SIM – Conferma dell’indirizzo di posta elettronica',
    link: 'Per completare la registrazione aprire questo collegamento entro 48 ore e scegliere una password:',
    known:
      'Con questo indirizzo esiste già un’utenza: per accedere usare la password scelta allora. Chi non la ricorda può rivolgersi all’assistenza.',
    stranger: 'Chi non ha chiesto la registrazione può ignorare questo messaggio.',
    end: 'Messaggio automatico di SIM, Sistema Informativo Minori: non rispondere a questo indirizzo.',
  },
  en: {
    subject: 'SIM – Confirm your e-mail address',
    link: 'To complete the registration open this link within 48 hours and choose a password:',
    known:
      'There is an account with this address already: sign in with the password chosen then. If you do not remember it, ask the help desk.',
    stranger: 'If you did not ask for a registration, ignore this message.',
    end: 'Automatic message of SIM, Sistema Informativo Minori: please do not reply to this address.',
  },
} as const;

/** The letter to an address that was given: a link, or that there is an account already. No name: somebody else may have typed the address. */
export function registrationLetter(language: 'it' | 'en', address: string, known: boolean): RegistrationWords {
  const words = WORDS[language];
  const first = known ? words.known : words.link;
  return {
    subject: words.subject,
    text: `${first}\n${known ? '' : `${address}\n`}\n${words.stranger}\n\n-- \n${words.end}\n`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>SIM</title></head>`,
      '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#17324d">',
      `<p>${escapeHtml(first)}</p>`,
      ...(known ? [] : [`<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`]),
      `<p>${escapeHtml(words.stranger)}</p><hr><p style="font-size:14px">${escapeHtml(words.end)}</p></body></html>`,
    ].join('\n'),
  };
}
