import { mutationOptions } from '@tanstack/react-query';
import { LARGEST_FILE_BYTES } from '../../service/contract/file.js';
import { bodyOf, client } from './client.js';

/** Known before anything is sent. */
export class FileTooLarge extends Error {
  constructor(readonly bytes: number) {
    super('the file is too large');
  }
}

/** Sends one file; the answer's id goes into the report or the feedback. */
export const sendFile = mutationOptions({
  mutationFn: (file: File) => {
    if (file.size > LARGEST_FILE_BYTES) return Promise.reject(new FileTooLarge(file.size));
    const body = new FormData();
    body.append('file', file);
    return bodyOf(client.POST('/files', { body: { file: '' }, bodySerializer: () => body }));
  },
});

export const fileAddress = (id: string) => `/api/files/${id}`;
