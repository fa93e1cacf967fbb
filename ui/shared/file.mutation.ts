import { mutationOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client.js';

/** Sends one file; the answer's id goes into the report or the feedback. */
export const sendFile = mutationOptions({
  mutationFn: (file: File) => {
    const body = new FormData();
    body.append('file', file);
    return bodyOf(client.POST('/files', { body: { file: '' }, bodySerializer: () => body }));
  },
});

export const fileAddress = (id: string) => `/api/files/${id}`;
