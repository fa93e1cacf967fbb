import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** What the service would say against publishing this diagram. */
export const checkProcess = mutationOptions({
  mutationFn: (xml: string) => bodyOf(client.POST('/processes/check', { body: { xml } })),
});
