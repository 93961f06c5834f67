import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { type Account, ADDRESS, newPerson, readApi, signIn } from './support.ts';

/** A request as the desk lists it. */
export interface Listed {
  readonly id: number;
  readonly number: string;
  readonly filedLate: boolean;
}

/** The design system draws a box over the check box itself: a person presses the drawing. */
export const DRAWN = { force: true } as const;

/** Whoever works on requests for an opinion, each at a browser of their own that is opened when first needed. */
export class OpinionPeople {
  readonly errors: string[][] = [];
  private readonly pages = new Map<Account, Page>();
  private readonly browser: Browser;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async as(account: Account): Promise<Page> {
    const known = this.pages.get(account);
    if (known) return known;
    const person = await newPerson(this.browser);
    this.errors.push(person.errors);
    await signIn(person.page, account);
    this.pages.set(account, person.page);
    return person.page;
  }

  /** A change through the API, with the session of the page. */
  async send(page: Page, method: 'POST' | 'PUT', path: string, data: object = {}, headers = {}): Promise<void> {
    const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
    const answer = await page.request.fetch(`${ADDRESS}/api/${path}`, {
      method,
      data,
      headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Idempotency-Key': crypto.randomUUID(), ...headers },
    });
    assert.ok(answer.ok(), `${path}: ${String(answer.status())} ${await answer.text()}`);
  }

  /** A step of the desk through the API, on the version that is there. */
  async take(account: Account, id: number, step: string, data: object = {}): Promise<void> {
    const page = await this.as(account);
    const file = await page.request.get(`${ADDRESS}/api/opinion-desk/requests/${String(id)}`);
    await this.send(page, 'POST', `opinion-desk/requests/${String(id)}/${step}`, data, {
      'If-Match': file.headers()['etag'] ?? '',
    });
  }

  /** Requests that wait for the registry office. */
  async waiting(count: number, late = false): Promise<readonly Listed[]> {
    const page = await this.as('registro');
    const { items } = await readApi<{ items: readonly Listed[] }>(
      page,
      'opinion-desk/requests?queue=to_admit&limit=100',
    );
    const found = items.filter(({ filedLate }) => filedLate === late).slice(0, count);
    assert.equal(found.length, count, 'requests to admit');
    return found;
  }

  /** Brings requests that were filed under examination with an officer. */
  async examine(requests: readonly Pick<Listed, 'id'>[]): Promise<void> {
    const head = await this.as('dirigente');
    const officers = await readApi<readonly { id: number; name: string }[]>(head, 'opinion-desk/officers');
    const officerId = officers.find(({ name }) => name === 'Luca Deodato')?.id;
    for (const { id } of requests) await this.take('registro', id, 'admission');
    await this.send(head, 'POST', 'opinion-desk/assignments', {
      assignments: requests.map(({ id }) => ({ requestId: id, officerId })),
    });
    for (const { id } of requests) await this.take('funzionario', id, 'opening');
  }

  async examined(count: number): Promise<readonly Listed[]> {
    const requests = await this.waiting(count);
    await this.examine(requests);
    return requests;
  }
}
