import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client, ServiceProblem } from './client.js';

/** Loads the page and all its files anew, once the service answers: without it the browser would have nothing to show. */
export const openAnew = mutationOptions({
  mutationFn: async () => {
    await bodyOf(client.GET('/session')).catch((error: unknown) => {
      if (!(error instanceof ServiceProblem)) throw error; // a refusal is an answer
    });
    window.location.reload();
  },
});
