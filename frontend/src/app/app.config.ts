import { provideHttpClient, withInterceptors, withXhr, withXsrfConfiguration } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes';
import { LANGUAGES } from './i18n/dictionary';
import { WordLoader } from './i18n/word-loader';
import { Words } from './i18n/words';
import { problemInterceptor } from './problems/problem-interceptor';
import { sessionInterceptor } from './session/session-interceptor';
import { SessionStore } from './session/session-store';
import { PageTitle } from './shell/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideHttpClient(
      // What fetch cannot tell: how far an upload is.
      withXhr(),
      withXsrfConfiguration({ cookieName: 'XSRF-TOKEN', headerName: 'X-XSRF-TOKEN' }),
      withInterceptors([problemInterceptor, sessionInterceptor]),
    ),
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'it', reRenderOnLangChange: true, prodMode: !isDevMode() },
      loader: WordLoader,
    }),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => Promise.all([inject(Words).start(), inject(SessionStore).start()])),
  ],
};
