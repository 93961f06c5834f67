import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { SimRequest } from './request-context.js';

/** The request being answered, for those below the controllers who need its number. */
@Injectable()
export class CurrentRequest {
  private readonly storage = new AsyncLocalStorage<SimRequest>();

  /** Express middleware: everything after it runs inside the request. */
  readonly middleware = (request: Request, _response: Response, next: NextFunction): void => {
    this.storage.run(request as SimRequest, next);
  };

  /** Null outside a request: in a job or an operator's command. */
  get correlationId(): string | null {
    return this.storage.getStore()?.correlationId ?? null;
  }
}
