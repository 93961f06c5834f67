import { HttpXsrfTokenExtractor, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { problemOf } from '../problems/problem';
import { SessionStore } from './session-store';

/**
 * A session that ended is renewed over the page as it is, and the request goes again: nothing typed is lost. Who does not
 * sign in again goes to the sign-in page, which comes back to this address. Requests about the session itself are left alone.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  const xsrf = inject(HttpXsrfTokenExtractor);
  const aboutSession = /\/api\/sessions?$/.test(request.url);
  return next(request).pipe(
    catchError((failure: unknown) => {
      if (problemOf(failure).status !== 401 || aboutSession || session.session() === null) {
        return throwError(() => failure);
      }
      return from(session.renew()).pipe(
        switchMap((renewed) => {
          if (renewed) return next(request.clone({ setHeaders: { 'X-XSRF-TOKEN': xsrf.getToken() ?? '' } }));
          void router.navigate(['/sign-in'], { queryParams: { back: router.url } });
          return throwError(() => failure);
        }),
      );
    }),
  );
};
