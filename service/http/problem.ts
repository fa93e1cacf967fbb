import { errorTitle, errorWords } from '../application/wording/errorWords.js';
import type { Problem } from '../contract/problem.js';
import { DomainError, type ErrorCode } from '../domain/errors.js';
import { inputInvalid } from '../domain/inputInvalid.js';
import { unreadable } from './unreadable.js';

/** The one file that knows a status. A code that is left out does not compile. */
const statuses: Record<ErrorCode, number> = {
  INPUT_INVALID: 400,
  FILE_UNREADABLE: 422,
  FILE_TOO_LARGE: 413,
  FILE_KIND_REFUSED: 415,
  REQUEST_REUSED: 422,
  SETTING_INVALID: 500,
  NOT_FOUND: 404,
  NOT_SIGNED_IN: 401,
  SIGN_IN_FAILED: 401,
  CSRF_TOKEN_WRONG: 403,
  TOO_MANY_TRIES: 429,
  NOT_ALLOWED: 403,
  CHANGED_MEANWHILE: 409,
  ALREADY_EXISTS: 409,
  PLACE_UNKNOWN: 422,
  CASE_NOT_OPEN: 409,
  CASE_NOT_WITH_DEPARTMENT: 409,
  DEPARTMENT_CLEARED: 409,
  DEPARTMENT_UNKNOWN: 422,
  NOT_WHISTLED: 409,
  EXTENSION_TOO_LATE: 409,
  EXTENSION_TOO_LONG: 422,
  EXTENSION_USED_UP: 409,
  EXTENSION_PENDING: 409,
  EXTENSION_DECIDED: 409,
  SUSPENSION_USED_UP: 409,
  SUSPENSION_TOO_LONG: 422,
  NOT_SUSPENDED: 409,
  ALREADY_RATED: 409,
  CLAIMED_BY_OTHER: 409,
  TASK_GONE: 409,
  CALENDAR_REFUSED: 422,
  CALENDAR_YEAR_MISSING: 422,
  TIME_LIMIT_UNREADABLE: 422,
  INTERNAL: 500,
  DEPLOYMENT_REFUSED: 422,
  ENGINE_NOT_FOUND: 404,
  ENGINE_INVALID_STATE: 409,
  ENGINE_INVALID_ARGUMENT: 422,
  ENGINE_TOO_LARGE: 413,
  ENGINE_CANNOT: 501,
  ENGINE_UNREACHABLE: 503,
  RECORDS_CONTRADICT: 503,
  MIGRATION_REFUSED: 409,
  MESSAGE_ALREADY_PUBLISHED: 409,
  STORE_UNREACHABLE: 503,
  STORAGE_FULL: 507,
  INSTALLATION_IN_USE: 503,
  IMPORT_UNFINISHED: 503,
  TRIALS_BUSY: 429,
  DATA_FOLDER_LOCKED: 503,
  RULE_SET_INVALID: 422,
  RULE_EVALUATION_FAILED: 422,
};

/** RFC 9457 for anything that was thrown; what nobody foresaw says nothing but where to look it up. */
export function problemOf(error: unknown, requestId: string): Problem {
  const { code, facts } = asDomainError(error, requestId);
  const { issues, ...others } = facts;
  return {
    type: `https://shaodao.example/problems/${code}`,
    title: errorTitle(code),
    status: statuses[code],
    code,
    detail: errorWords({ code, facts }),
    // Where something lies on the server is for the log.
    facts: { ...others, folder: undefined },
    ...(Array.isArray(issues) ? { issues } : {}),
  };
}

function asDomainError(error: unknown, requestId: string): Pick<DomainError, 'code' | 'facts'> {
  if (error instanceof DomainError) return error;
  const { status, type, limit } = Object(error) as { status?: unknown; type?: unknown; limit?: unknown };
  if (type === 'entity.too.large') return { code: 'FILE_TOO_LARGE', facts: { limitBytes: limit } };
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return inputInvalid([unreadable('', error)]);
  }
  return { code: 'INTERNAL', facts: { requestId } };
}
