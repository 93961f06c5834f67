import type { Routes } from '@angular/router';
import { requires } from '../session/session-guards';

export const opinionRulesRoutes: Routes = [
  {
    path: '',
    title: 'opinionRules.title',
    data: { crumb: 'opinionRules.title' },
    children: [
      { path: '', loadComponent: () => import('./list/rule-list').then((file) => file.RuleList) },
      {
        path: 'new',
        title: 'opinionRules.form.newTitle',
        canActivate: [requires('opinion_rule.write')],
        loadComponent: () => import('./form/rule-form').then((file) => file.RuleForm),
      },
      {
        path: ':id',
        title: 'opinionRules.one',
        loadComponent: () => import('./page/rule-page').then((file) => file.RulePage),
      },
      {
        path: ':id/change',
        title: 'opinionRules.form.changeTitle',
        canActivate: [requires('opinion_rule.write')],
        loadComponent: () => import('./form/rule-form').then((file) => file.RuleForm),
      },
    ],
  },
];
