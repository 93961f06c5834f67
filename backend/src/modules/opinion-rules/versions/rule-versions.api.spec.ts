import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SignedInBrowser, signIn } from '../../../testing/fixtures.js';
import { RULE_DRAFT } from '../../../testing/rule-draft.js';
import { createTestApi, type TestApi } from '../../../testing/test-api.js';
import type { OpinionRuleListDto, RulePreviewDto } from './versions.dto.js';

interface Refusal {
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}
type Body = OpinionRuleListDto & Refusal;

let api: TestApi;
let administrator: SignedInBrowser<Body>;
let officer: SignedInBrowser<Body>;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await signIn(api, 'dg_administrator');
  officer = await signIn(api, 'dg_officer');
}, 60_000);
afterAll(() => api.close());

/** Far from today, so that the tests hold for years; each test has a decade of its own. */
const draft = (code: string, validFrom: string, validTo: string | null = null) => ({
  ...RULE_DRAFT,
  code,
  validFrom,
  validTo,
  endsFormer: false,
  reason: 'Decreto di prova',
});
const fieldsOf = ({ errors }: Refusal): string[] => errors.map(({ field, code }) => `${field} ${code}`);
const found = (list: OpinionRuleListDto, code: string) => {
  const rule = list.items.find((one) => one.code === code);
  if (rule === undefined) throw new Error(`No version ${code}`);
  return rule;
};
const match = (version: number) => ({ 'If-Match': `"${String(version)}"` });

describe('Versions of the rules', () => {
  it('are read by the desk with their source and how they came about', async () => {
    const { status, body } = await officer.get('/api/opinion-rules');
    expect(status).toBe(200);
    expect(body.items.map(({ code }) => code)).toEqual([
      'online-2025',
      'dl-20-2023',
      'dpr-191-2022',
      'dl-130-2020',
      'dl-113-2018',
      'law-47-2017',
      'guidelines-2017',
    ]);
    expect(found(body, 'online-2025')).toMatchObject({ standing: 'in_force', changeable: false, requests: 0 });
    expect(found(body, 'dl-20-2023')).toMatchObject({ standing: 'past', validTo: '2025-06-30' });
    expect(body.changes.every(({ author, before }) => author === null && before === null)).toBe(true);
    expect(body.holidays.filter(({ local }) => local).map(({ name }) => name)).toEqual([
      'Santi Pietro e Paolo, patroni di Roma',
    ]);
    expect((await officer.post('/api/opinion-rules', draft('vietata', '2040-01-01'))).status).toBe(403);
  });

  it('begin on a day that has not come, and never hold together', async () => {
    const refused = async (body: object): Promise<string[]> => {
      const answer = await administrator.post('/api/opinion-rules', body);
      expect(answer.status).toBe(422);
      return fieldsOf(answer.body);
    };
    const today = (await officer.get('/api/opinion-rules')).body.today;
    expect(await refused(draft('oggi', today))).toEqual(['validFrom rule_not_in_future']);
    expect(await refused(draft('doppia', '2040-01-01'))).toEqual(['validFrom rule_overlap']);
    expect(await refused(draft('rovescia', '2040-01-02', '2040-01-01'))).toEqual(['validTo invalid_period']);
    expect(await refused(draft('senza-giorno', '2040-02-30'))).toEqual(['validFrom invalid_date']);
    expect(await refused({ ...draft('online-2025', '2040-01-01'), endsFormer: true })).toEqual(['code duplicate']);
  });

  it('end the one before on the eve, are changed and removed until they begin, and all of it stays readable', async () => {
    const added = await administrator.post('/api/opinion-rules', { ...draft('nuova', '2040-01-01'), endsFormer: true });
    expect(added.status).toBe(201);
    expect(found(added.body, 'online-2025').validTo).toBe('2039-12-31');
    const rule = found(added.body, 'nuova');
    expect(rule).toMatchObject({ standing: 'coming', changeable: true });
    const path = `/api/opinion-rules/${String(rule.id)}`;
    const { endsFormer: _, ...change } = draft('nuova', '2040-01-01');
    expect((await administrator.put(path, change, match(rule.version - 1))).status).toBe(412);
    const changed = await administrator.put(
      path,
      { ...change, answerDays: 45, reason: 'Termine corretto' },
      match(rule.version),
    );
    expect(changed.status).toBe(200);
    expect(found(changed.body, 'nuova').answerDays).toBe(45);
    const removed = await administrator.delete(
      `${path}?reason=Decreto%20ritirato`,
      match(found(changed.body, 'nuova').version),
    );
    expect(removed.status).toBe(200);
    const told = removed.body.changes.filter(({ code }) => code === 'nuova');
    expect(told.map(({ reason, before, after }) => [reason, before?.answerDays, after?.answerDays])).toEqual([
      ['Decreto ritirato', 45, undefined],
      ['Termine corretto', 30, 45],
      ['Decreto di prova', undefined, 30],
    ]);
    expect(told[0]?.author).not.toBeNull();
  });

  it('that hold are never changed, by the database either; they may only be ended', async () => {
    const rule = found((await officer.get('/api/opinion-rules')).body, 'online-2025');
    const path = `/api/opinion-rules/${String(rule.id)}`;
    const { endsFormer: _, ...change } = draft('online-2025', '2041-01-01');
    const refused = await administrator.put(path, change, match(rule.version));
    expect([refused.status, refused.body.code]).toEqual([409, 'rule_begun']);
    expect((await administrator.delete(`${path}?reason=Prova`, match(rule.version))).body.code).toBe('rule_begun');
    for (const sentence of [
      `update opinion_rules set answer_days = 31 where code = 'online-2025'`,
      `update opinion_rules set valid = daterange('2025-08-01', upper(valid)) where code = 'online-2025'`,
      `delete from opinion_rules where code = 'online-2025'`,
      `update opinion_rules set valid = daterange(lower(valid), '2024-01-01') where code = 'dl-20-2023'`,
    ])
      await expect(api.database.admin(sentence)).rejects.toMatchObject({ constraint: 'opinion_rule_begun' });
    const past = await administrator.put(
      `${path}/end`,
      { lastDay: '2026-01-01', reason: 'Prova' },
      match(rule.version),
    );
    expect(fieldsOf(past.body)).toEqual(['lastDay date_in_past']);
    const ended = await administrator.put(
      `${path}/end`,
      { lastDay: '2049-12-31', reason: 'Prova' },
      match(rule.version),
    );
    const { validTo, version } = found(ended.body, 'online-2025');
    expect([ended.status, validTo]).toEqual([200, '2049-12-31']);
    const reopened = await administrator.put(`${path}/end`, { lastDay: null, reason: 'Prova' }, match(version));
    expect([reopened.status, found(reopened.body, 'online-2025').validTo]).toEqual([200, null]);
  });

  it('are tried on examples and on a typed situation beside the one in force', async () => {
    const shorter = { ...RULE_DRAFT, validFrom: '2040-01-01', opensBefore: 60 };
    const answer = await officer.post('/api/opinion-rules/preview', { rule: shorter });
    const body = answer.body as unknown as RulePreviewDto;
    expect(answer.status).toBe(200);
    const of = (example: string) => body.items.find((item) => item.example === example);
    // On 1 January 2040, 90 days before the 18th birthday: the window of 60 days is not open yet.
    expect(of('first_day')).toMatchObject({
      on: '2040-01-01',
      inForce: { reason: 'open' },
      proposed: { reason: 'too_early' },
      differs: true,
    });
    expect(of('prosieguo')).toMatchObject({
      inForce: { reason: 'prosieguo' },
      proposed: { reason: 'prosieguo' },
      differs: false,
    });
    const typed = await officer.post('/api/opinion-rules/preview', {
      rule: shorter,
      situation: {
        on: '2024-12-15',
        birthDate: '2007-03-01',
        permitExpiresOn: '2025-03-01',
        prosieguo: false,
        protection: false,
      },
    });
    // 18 on 1 March 2025: 90 days before is 1 December 2024, 60 days before 31 December.
    expect(typed.body.items).toMatchObject([
      {
        example: null,
        inForce: { windowFrom: '2024-12-01', canSubmit: true },
        proposed: { windowFrom: '2024-12-31', windowTo: '2025-04-30', canSubmit: false },
      },
    ]);
  });
});

describe('Holidays', () => {
  const holiday = { month: 3, day: 17, fromYear: 2040, name: 'Festa di prova', legalSource: 'Atto', toVerify: true };

  it('are added before they come, once', async () => {
    const refused = async (change: object): Promise<string[]> =>
      fieldsOf((await administrator.post('/api/public-holidays', { ...holiday, ...change })).body);
    expect(await refused({ fromYear: 2011 })).toEqual(['fromYear rule_not_in_future']);
    expect(await refused({ day: 31, month: 4 })).toEqual(['day invalid_date']);
    expect(await refused({ toYear: 2039 })).toEqual(['toYear invalid_period']);
    expect(await refused({ month: 12, day: 25 })).toEqual(['day duplicate']);
    const added = await administrator.post('/api/public-holidays', holiday);
    expect(added.status).toBe(201);
    expect(added.body.holidays.find(({ name }) => name === 'Festa di prova')).toMatchObject({
      month: 3,
      day: 17,
      local: false,
    });
    await expect(
      api.database.admin(
        `insert into public_holidays (month, day, from_year, name, legal_source) values (5, 2, 2020, 'Prova', 'Atto')`,
      ),
    ).rejects.toMatchObject({ constraint: 'public_holiday_in_past' });
  });
});
