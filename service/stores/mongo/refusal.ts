import mongoose, { type mongo } from 'mongoose';
import { DomainError } from '../../domain/errors.js';

const { MongoError, MongoNetworkError, MongoServerError, MongoSystemError, MongoAPIError, MongoCompatibilityError } =
  mongoose.mongo;
const { MongooseServerSelectionError } = mongoose.Error;

const TAKEN = 11_000;
/**
 * The server is going down, is no primary (any more), was interrupted by an election, does not reach another one, or did not
 * hear from a majority in time.
 */
const PASSING = new Set([6, 7, 64, 89, 91, 134, 189, 262, 9001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

export const isTaken = (error: unknown): boolean => error instanceof MongoServerError && error.code === TAKEN;

/** STORE_UNREACHABLE where the same call can succeed later. Whether a write that failed so was carried out is not known. */
export function refusalOf(error: unknown, address: string): unknown {
  const isUnreached = error instanceof MongooseServerSelectionError;
  if (!isUnreached && !(error instanceof MongoError && isPassing(error))) return error;
  return new DomainError('STORE_UNREACHABLE', { address, reason: error.message }, { cause: error });
}

/**
 * For who begins with this address: SETTING_INVALID where the driver cannot read it, or the server lets nobody in with it or
 * is too old, for asking again would not help.
 */
export function refusalOfAddress(error: unknown, address: string): unknown {
  const isFinal = isTooOld(error) || (error instanceof MongoError && !isPassing(error));
  if (!isFinal) return refusalOf(error, address);
  const expected = `an address that the driver and the server take: ${error.message}`;
  return new DomainError('SETTING_INVALID', { name: 'SHAODAO_MONGO_URL', value: address, expected }, { cause: error });
}

/** Every server that was found speaks an older protocol than the driver. */
function isTooOld(error: unknown): error is Error {
  if (!(error instanceof MongooseServerSelectionError)) return false;
  // Mongoose hands on what the driver knows of the servers, and does not declare it.
  const { reason } = error as { reason?: mongo.TopologyDescription };
  const servers = [...(reason?.servers.values() ?? [])];
  return servers.length > 0 && servers.every((server) => server.error instanceof MongoCompatibilityError);
}

function isPassing(error: InstanceType<typeof MongoError>): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoSystemError) return true;
  // Closed or cleared connections: the caller was in the middle of something when they went away.
  if (error instanceof MongoAPIError) return /closed|clear|connect/i.test(error.message);
  return typeof error.code === 'number' && PASSING.has(error.code);
}
