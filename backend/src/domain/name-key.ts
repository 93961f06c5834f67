/**
 * The search key of a name: what is left when spelling, accents, order and titles are taken away. Names of these
 * children reach Italy through Arabic, Bengali, Pashto, Tigrinya and Cyrillic scripts or through French, English and
 * Italian ears; each clerk writes what he hears. The key is compared with `pg_trgm`, so it needs to bring spellings
 * near, not to make them equal. It is never shown.
 * What the foldings cost, and how much they find, is in docs/decisions/0010-name-key.md.
 */

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'e',
  œ: 'e',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ı: 'i',
  ə: 'e',
  ɔ: 'o',
  ɛ: 'e',
  ŋ: 'ng',
  ɓ: 'b',
  ɗ: 'd',
};

/**
 * Dropped while another word remains. `md` and `mst` stand for Mohammad and Mosammat before a Bengali name, where
 * they name nobody.
 */
const TITLES = new Set('md mohd muhd mst mosammat mr mrs ms miss dr sig sigra signor signora'.split(' '));

/**
 * Written apart from the next word or together with it: Ben Salah, Bensalah; El Sayed, Elsayed; Abd El Rahman,
 * Abdelrahman.
 */
const PARTICLES = new Set('el al ben bin ibn bint ould abd abdel abdal abdul abu abou'.split(' '));

/** Sounds with several spellings, folded in this order on one word of the letters a-z. */
const FOLDINGS: readonly (readonly [RegExp, string])[] = [
  [/([^aeiou])\1+/gu, '$1'], // Sajjad, Sajad
  [/^(?:bin|ibn)(?=[a-z]{3})/gu, 'ben'],
  [/^abd(?:ou|[aeou])l/gu, 'abdel'],
  [/^al(?=[bcdfghjkmnpqrstvwxz][a-z]{2})/gu, 'el'],
  [/ph/gu, 'f'],
  [/^hr/gu, 'gr'], // Ukrainian Г: Hrytsenko, Gritsenko
  [/xh|gj|dj/gu, 'j'], // Albanian xh and gj, French dj
  [/^di(?=[aou])/gu, 'j'], // Diallo, Djallo, Jallow
  [/s?h?t?s?ch|sh/gu, 's'],
  [/c(?=[eiy])/gu, 's'], // Ceesay, Sesay
  [/ck|c|q/gu, 'k'],
  [/x/gu, 'ks'],
  [/ou(?=[aei])|w(?=[aeio])/gu, 'v'], // Ouattara, Wattara; Wahid, Vahid
  [/j(?=$|[^aeiou])|y/gu, 'i'], // Andrij, Andriy
  [/j/gu, 'z'], // Jubair, Zubair
  [/[ae]i+|ae|ie|ee|ea(?=.)/gu, 'i'], // Sheikh, Shaikh; Naeem, Naim; Kareem, Karim
  [/o[uweo]|aw|au|u|w/gu, 'o'], // Chowdhury, Choudhury; Darboe, Darbo
  [/e$/gu, ''], // Lamine, Lamin
  [/e/gu, 'i'], // Imran, Emran
  [/(?<=[a-z])h/gu, ''], // kh gh th dh bh, and a silent h: Khaled, Kaled; Zabihullah, Zabiullah
  [/([a-z])\1+/gu, '$1'],
];

/**
 * The key of all the names of a person: words folded, sorted and without repeats, separated by one space. Two records
 * of swapped or repeated names have the same key. Empty when nothing of the text is written in Latin letters.
 */
export function nameKey(...names: readonly string[]): string {
  const words = joinParticles(wordsOf(names.join(' ')));
  const named = words.filter((word) => !TITLES.has(word));
  const folded = (named.length > 0 ? named : words).map(fold).filter((word) => word !== '');
  return [...new Set(folded)].sort().join(' ');
}

/** Lower-case words of the letters a-z; an apostrophe joins (N'Diaye), anything else that is no letter separates. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’‘ʼʿʾʻ`´]/gu, '')
    .replace(/[^a-z]/gu, (letter) => WHOLE_LETTERS[letter] ?? ' ')
    .split(' ')
    .filter((word) => word !== '');
}

function joinParticles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let particle = '';
  for (const word of words) {
    if (PARTICLES.has(word)) {
      particle += word;
    } else {
      joined.push(particle + word);
      particle = '';
    }
  }
  return particle === '' ? joined : [...joined, particle];
}

/** The same few thousand names come back in every list; folding one costs a hundred times a look here. */
const knownFolds = new Map<string, string>();
const MOST_KNOWN_FOLDS = 20_000;

function fold(word: string): string {
  const known = knownFolds.get(word);
  if (known !== undefined) return known;
  const folded = FOLDINGS.reduce((changed, [spelling, sound]) => changed.replace(spelling, sound), word);
  if (knownFolds.size < MOST_KNOWN_FOLDS) knownFolds.set(word, folded);
  return folded;
}
