import type { CookieOptions, Response } from 'express';
import type { SimRequest } from '../http/request-context.js';
import type { NewSession } from './session.service.js';

export const SESSION_COOKIE = 'sim_session';
/** Angular sends this cookie's value back as X-XSRF-TOKEN. */
const CSRF_COOKIE = 'XSRF-TOKEN';

export function readCookie(request: SimRequest, name: string): string | undefined {
  const cookies = request.cookies as Record<string, unknown> | undefined;
  const value = cookies?.[name];
  return typeof value === 'string' ? value : undefined;
}

export function giveCookies(response: Response, { token, session }: NewSession, secure: boolean): void {
  response.cookie(SESSION_COOKIE, token, options(secure, true));
  response.cookie(CSRF_COOKIE, session.csrfToken, options(secure, false));
}

export function takeCookies(response: Response, secure: boolean): void {
  response.clearCookie(SESSION_COOKIE, options(secure, true));
  response.clearCookie(CSRF_COOKIE, options(secure, false));
}

const options = (secure: boolean, httpOnly: boolean): CookieOptions => ({
  httpOnly,
  secure,
  sameSite: 'lax',
  path: '/',
});
