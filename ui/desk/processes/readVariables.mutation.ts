import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';

/** The variables of an instance as they are now: asked for when somebody wants them. */
export const readVariables = mutationOptions({
  mutationFn: (key: string) => bodyOf(client.GET('/instances/{key}/variables', { params: { path: { key } } })),
});
