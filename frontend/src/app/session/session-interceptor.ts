import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { problemOf } from '../problems/problem';
import { SessionStore } from './session-store';

/** A session that ended sends to the sign-in page, once for all requests under way; signing in comes back to this address. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (problemOf(failure).status === 401 && session.session() !== null) {
        session.forget();
        void router.navigate(['/sign-in'], { queryParams: { back: router.url, ended: true } });
      }
      return throwError(() => failure);
    }),
  );
};
