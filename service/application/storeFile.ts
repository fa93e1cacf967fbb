import { fileTypeFromBuffer } from 'file-type';
import type { StoredFile } from '../contract/report.js';
import { DomainError } from '../domain/errors.js';
import type { Needs } from './needs.js';

/** Photos, films of a phone, and what departments answer with. */
const taken = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'video/mp4', 'application/pdf'];

/**
 * Keeps a file under what it is, not under what it says: the kind is read from its content.
 * @throws DomainError FILE_KIND_REFUSED
 */
export const storeFile =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (content: Buffer): Promise<StoredFile> => {
    const kind = await fileTypeFromBuffer(content);
    if (!kind || !taken.includes(kind.mime)) {
      throw new DomainError('FILE_KIND_REFUSED', { found: kind?.mime ?? 'unknown', allowed: taken });
    }
    return { id: await stores.files.put(content, kind.mime), mediaType: kind.mime };
  };
