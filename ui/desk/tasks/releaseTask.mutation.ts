import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from '../../shared/client.js';
import { sentOnce } from '../../shared/sentOnce.js';
import { workChanged } from '../workChanged.js';

export const releaseTask = (key: string) =>
  mutationOptions({
    mutationFn: () =>
      sentOnce(['releaseTask', key], (header) =>
        bodyOf(client.POST('/tasks/{key}/release', { params: { path: { key }, header } })),
      ),
    onSettled: workChanged,
  });
