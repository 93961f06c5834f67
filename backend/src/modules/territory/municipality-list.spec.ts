import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { readMunicipalityList } from './municipality-list.js';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

describe('the list of municipalities of ISTAT', () => {
  it('is read in Windows-1252, with headers over two lines and an empty last row', () => {
    const { rows, problems } = readMunicipalityList(fixture('istat-list.csv'));
    expect(problems).toEqual([]);
    expect(rows.map(({ istatCode, belfiore, name }) => [istatCode, belfiore, name])).toEqual([
      ['001272', 'L219', 'Torino'],
      ['007003', 'A326', 'Aosta'],
      ['021008', 'A952', 'Bolzano'],
      ['040012', 'D704', 'Forlì'],
      ['078157', 'M403', 'Corigliano-Rossano'],
    ]);
  });

  it('is read in UTF-8 with a byte order mark, and with commas', () => {
    const text =
      '\ufeffCodice Comune formato alfanumerico,Denominazione in italiano,Codice Catastale del comune\n040012,Forlì,D704\n';
    const { rows, problems } = readMunicipalityList(new TextEncoder().encode(text));
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ line: 2, istatCode: '040012', belfiore: 'D704', name: 'Forlì', since: null }]);
  });

  it('tells every bad row with line, column and value', () => {
    const { problems } = readMunicipalityList(fixture('istat-list-bad.csv'));
    const code = 'Codice Comune formato alfanumerico';
    const name = 'Denominazione in italiano';
    // The header takes three lines of the file.
    expect(problems).toEqual([
      { line: 5, column: code, value: '001272', reason: 'code_repeated' },
      { line: 6, column: code, value: '1001', reason: 'code_not_valid' },
      { line: 7, column: name, value: '', reason: 'name_missing' },
      { line: 8, column: name, value: '=1+1', reason: 'name_missing' },
      { line: 8, column: 'Codice Catastale del comune', value: 'D9699', reason: 'belfiore_not_valid' },
    ]);
  });

  it('refuses a file that is another one, or empty', () => {
    expect(readMunicipalityList(new TextEncoder().encode('codice;nome\n1;a\n')).problems[0]?.reason).toBe(
      'header_not_recognised',
    );
    expect(readMunicipalityList(new Uint8Array()).problems[0]?.reason).toBe('header_not_recognised');
  });
});

describe("ANPR's archive", () => {
  it('gives the municipalities in being, with their first day', () => {
    const text =
      '"ID","DATAISTITUZIONE","DATACESSAZIONE","CODISTAT","CODCATASTALE","DENOMINAZIONE_IT","STATO"\n' +
      '1,"1863-02-06","2018-03-30","078044","D005","CORIGLIANO CALABRO","C"\n' +
      '2,"2018-03-31","9999-12-31","078157","M403","CORIGLIANO-ROSSANO","A"\n';
    const { rows, problems } = readMunicipalityList(new TextEncoder().encode(text));
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { line: 3, istatCode: '078157', belfiore: 'M403', name: 'CORIGLIANO-ROSSANO', since: '2018-03-31' },
    ]);
  });
});
