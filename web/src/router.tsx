import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Broken } from './Broken';
import { InvitePage } from './invite/InvitePage';
import { Missing } from './Missing';
import { Waiting } from './Waiting';

/** A page that is loaded when somebody goes there, so that no other grows by it. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: await load() }),
    HydrateFallback: Waiting,
    ErrorBoundary: Broken,
  };
}

export const router = createBrowserRouter([
  // Comes at once: guests have no time, and what it shares with other pages is in one file this way.
  { path: '/invite/:token', Component: InvitePage, ErrorBoundary: Broken },
  page('/sign-in', async () => (await import('./door/SignInPage')).SignInPage),
  page('/forgot-password', async () => (await import('./recovery/ForgotPasswordPage')).ForgotPasswordPage),
  page('/reset-password', async () => (await import('./recovery/ResetPasswordPage')).ResetPasswordPage),
  page('/confirm-email', async () => (await import('./recovery/ConfirmEmailPage')).ConfirmEmailPage),
  page('/oauth2/consent', async () => (await import('./consent/ConsentPage')).ConsentPage),
  page('/oauth2/error', async () => (await import('./consent/OAuthErrorPage')).OAuthErrorPage),
  page('/device', async () => (await import('./consent/DevicePage')).DevicePage),
  page('/security', async () => (await import('./security/SecurityPage')).SecurityPage),
  page('/delete/:deletionKey', async () => (await import('./deletion/DeletionPage')).DeletionPage),
  page('/admin/clients', async () => (await import('./admin/ClientsPage')).ClientsPage),
  page('/admin/audit', async () => (await import('./admin/AuditPage')).AuditPage),
  { path: '*', Component: Missing },
]);
