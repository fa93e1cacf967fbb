import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { found } from '../application/found.js';
import type { Needs } from '../application/needs.js';
import { storeFile } from '../application/storeFile.js';
import { LARGEST_FILE_BYTES } from '../contract/file.js';
import { DomainError } from '../domain/errors.js';
import { inputInvalid } from '../domain/inputInvalid.js';
import type { Handlers } from './handler.js';
import { unreadable } from './unreadable.js';
import { UploadLimit } from './uploadLimit.js';

export function fileHandlers(needs: Needs): Pick<Handlers, 'storeFile' | 'readFile'> {
  const limit = new UploadLimit();
  return {
    storeFile: async ({ actor, http: { request, response } }) => {
      refuseUnread(request);
      await limit.count({ person: actor?.id, address: request.ip ?? '' });
      return storeFile(needs)(await uploaded(request, response));
    },
    readFile: async ({ params: { id }, http: { response } }) => {
      const { content, mediaType } = found(await needs.stores.files.get(id), 'file', id);
      // A file never runs in our name, whatever a browser makes of it. Its id is its content: it never changes.
      response.set('Content-Security-Policy', "default-src 'none'; sandbox");
      response.set('Cache-Control', 'private, max-age=31536000, immutable');
      response.type(mediaType).send(content);
      return undefined;
    },
  };
}

const parser = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_FILE_BYTES, files: 1, fields: 5 },
});

/** What the form puts around a file: its own fields are few and short. */
const LARGEST_FORM_BYTES = LARGEST_FILE_BYTES + 64 * 1024;

/** Nobody has to send 30 MB to hear that it is too much. @throws DomainError FILE_TOO_LARGE */
function refuseUnread(request: Request): void {
  if (Number(request.get('Content-Length')) > LARGEST_FORM_BYTES) throw tooLarge();
}

const tooLarge = () => new DomainError('FILE_TOO_LARGE', { limitBytes: LARGEST_FILE_BYTES });

/** @throws DomainError FILE_TOO_LARGE, INPUT_INVALID */
async function uploaded(request: Request, response: Response): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    parser.single('file')(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(refusal(error));
    });
  });
  if (!request.file) {
    throw inputInvalid([{ path: 'body.file', message: { zh: '缺少文件', en: 'a file is needed' } }]);
  }
  return request.file.buffer;
}

function refusal(error: unknown): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
    return tooLarge();
  }
  return inputInvalid([unreadable('body', error)], { cause: error });
}
