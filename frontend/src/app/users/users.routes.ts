import type { Routes } from '@angular/router';

export const usersRoutes: Routes = [
  {
    path: '',
    title: 'users.title',
    data: { crumb: 'users.title' },
    children: [
      { path: '', loadComponent: () => import('./user-list/user-list').then((file) => file.UserList) },
      {
        path: 'new',
        title: 'users.invite.title',
        loadComponent: () => import('./user-invite/user-invite').then((file) => file.UserInvite),
      },
      {
        path: 'review',
        title: 'users.review.title',
        loadComponent: () => import('./user-review/user-review').then((file) => file.UserReview),
      },
      {
        path: ':id',
        title: 'users.detail.title',
        loadComponent: () => import('./user-detail/user-detail').then((file) => file.UserDetail),
      },
    ],
  },
];
