/** The part of the library that the tests call; it brings no types. */
declare module 'jsonstat-toolkit' {
  interface Dataset {
    readonly class: string;
    readonly length: number;
    Data(
      of: Readonly<Record<string, string>>,
    ): { readonly value: number | null; readonly status: string | null } | null;
  }
  export default function JSONstat(response: object): Dataset;
}
