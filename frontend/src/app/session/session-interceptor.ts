import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { problemOf } from '../problems/problem';
import { SessionStore } from './session-store';

/** A session that ended sends to the sign-in page, which comes back to this address. Asking for the session itself does not. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  const aboutSession = request.url.endsWith('/api/session');
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (problemOf(failure).status === 401 && !aboutSession) {
        session.forget();
        void router.navigate(['/sign-in'], { queryParams: { back: router.url, ended: true } });
      }
      return throwError(() => failure);
    }),
  );
};
