import { createBrowserRouter } from 'react-router';
import { Broken } from './Broken';
import { Missing } from './Missing';
import { Waiting } from './Waiting';

export const router = createBrowserRouter([
  {
    path: '/invite/:token',
    lazy: async () => ({ Component: (await import('./invite/InvitePage')).InvitePage }),
    HydrateFallback: Waiting,
    ErrorBoundary: Broken,
  },
  { path: '*', Component: Missing },
]);
