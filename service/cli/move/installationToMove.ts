import { type Config, readConfig } from '../../config.js';
import { DomainError } from '../../domain/errors.js';
import { errorSentence } from '../../errorSentence.js';
import { fail } from '../output.js';

/** A folder alone is an embedded installation; else the environment says which. */
export function installationToMove({ data }: { data?: string }): Pick<Config, 'data' | 'engine' | 'store'> {
  return data === undefined ? readConfig() : { data, engine: 'embedded', store: 'sqlite' };
}

/** Exit code 2 where the file cannot be read or written, 1 where the installation does not let itself be moved. */
export async function orRefused(move: () => Promise<void>): Promise<void> {
  try {
    await move();
  } catch (error) {
    if (isOfTheSystem(error)) fail(2, `${error.code}: ${error.message}`);
    else if (error instanceof DomainError) fail(error.code === 'FILE_UNREADABLE' ? 2 : 1, errorSentence(error));
    else throw error;
  }
}

/** A file that is there already, or that may not be written. */
const isOfTheSystem = (error: unknown): error is { code: string; message: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && 'message' in error;
