import type { Request, Response } from 'express';
import { SESSION_LIVES_MS } from '../application/people/session.js';

const NAME = 'shaodao';

/** The session's secret as the browser sends it back; undefined where there is none. */
export function readCookie(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
}

export function setCookie(request: Request, response: Response, secret: string): void {
  response.cookie(NAME, secret, { ...options(request), maxAge: SESSION_LIVES_MS });
}

export function clearCookie(request: Request, response: Response): void {
  response.clearCookie(NAME, options(request));
}

/** Scripts cannot read it, other sites' forms do not send it, and behind TLS it never travels in the clear. */
const options = (request: Request) => ({ httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' }) as const;
