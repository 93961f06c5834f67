import type { Request } from 'express';
import type { Actor } from '../database/actor.js';
import type { OpenSession } from '../auth/session.types.js';

/** What the guard has found out about a request. */
export interface SimRequest extends Request {
  simSession?: OpenSession;
  simActor?: Actor;
  correlationId: string;
}
