import type { Request } from 'express';
import type { OpenSession } from '../auth/session.types.js';
import type { Actor } from '../database/actor.js';

/** What the guard has found out about a request. */
export interface SimRequest extends Request {
  simSession?: OpenSession;
  simActor?: Actor;
  correlationId: string;
}
