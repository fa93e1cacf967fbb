import '../shared/page.css';
import './desk.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { forgetOldDrafts } from '../shared/draft.js';
import { startLanguage } from '../shared/language.js';
import { queryClient } from '../shared/queryClient.js';
import { forgetOldKeys } from '../shared/sentOnce.js';
import { Look } from './Look.js';
import { router } from './router.js';

z.config({ jitless: true }); // the content security policy lets no code be made at run time
void import('../shared/font.css'); // behind the page, which must not wait for it
await startLanguage();
forgetOldDrafts();
forgetOldKeys();
const container = document.getElementById('root');
if (container === null) throw new Error('desk.html lacks the element #root');
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
