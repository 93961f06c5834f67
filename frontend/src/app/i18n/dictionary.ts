import type { it } from './it';

/** The same keys with any sentence: what every other language must hold, so that a missing key does not compile. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

export type Dictionary = Shape<typeof it>;

type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`;
}[keyof T & string];

/** A dotted path to a sentence. Templates are checked against it by the compiler. */
export type WordKey = Path<typeof it>;

export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
