/** Code: when it is thrown. A code that was once published never gets another meaning. */
export const errorCodes = {
  // input
  INPUT_INVALID: 'input does not have the shape that the contract asks for; facts: issues [{path, message, name}]',
  FILE_UNREADABLE: 'a file is not what it says it is, or cannot be read; facts: file, reason',
  FILE_TOO_LARGE: 'an upload is larger than the limit; facts: limitBytes',
  FILE_KIND_REFUSED: 'the content of an upload is of a kind that is not taken; facts: found, allowed',
  REQUEST_REUSED: 'an idempotency key comes again with another body; facts: key',
  SETTING_INVALID: 'a setting of the environment has a value that cannot be used; facts: name, value, expected',
  NOT_FOUND: 'something that was asked for by its key does not exist; facts: kind, key',
  // people
  NOT_SIGNED_IN: 'a route that needs a session is called without one',
  SIGN_IN_FAILED: 'name and password do not fit together',
  CSRF_TOKEN_WRONG: 'a signed-in request that changes something lacks the token of its session',
  TOO_MANY_TRIES: 'somebody tries too often in too short a time; facts: retryAfterSeconds',
  NOT_ALLOWED: 'the signed-in person may not do this here; facts: action',
  // cases and tasks
  CHANGED_MEANWHILE: 'a write is based on a version that is no longer the latest; facts: kind, key',
  ALREADY_EXISTS: 'a key that must be new is taken; facts: kind, key',
  PLACE_UNKNOWN: 'a report names a grid that is not there, or a point that lies in none; facts: gridId, point',
  CASE_NOT_OPEN: 'something is done to a case whose status does not allow it; facts: status',
  CASE_NOT_WITH_DEPARTMENT: 'a department acts on a case that it has no open deadline in; facts: organisation',
  DEPARTMENT_CLEARED: 'a case is to go back to a department that was cleared of it; facts: organisation',
  DEPARTMENT_UNKNOWN: 'a case is to go to something that is no department; facts: organisation',
  NOT_WHISTLED: 'a department is to help with a case that no department works on',
  EXTENSION_TOO_LATE: 'an extension is asked for after the deadline; facts: dueAt',
  EXTENSION_TOO_LONG: 'an extension is longer than the original limit; facts: longestMinutes',
  EXTENSION_USED_UP: 'a third extension is asked for; facts: organisation',
  EXTENSION_PENDING: 'an extension is asked for while another one waits for its decision; facts: organisation',
  EXTENSION_DECIDED: 'an extension is decided that is unknown or has been decided; facts: extensionId',
  SUSPENSION_USED_UP: 'a case is suspended a second time',
  SUSPENSION_TOO_LONG: 'a suspension does not end within a year, or has ended already; facts: latest',
  NOT_SUSPENDED: 'a case is resumed that is not suspended',
  ALREADY_RATED: 'a case is rated a second time',
  CLAIMED_BY_OTHER: 'a task is held by a colleague; facts: name',
  TASK_GONE: 'a task is done or withdrawn; facts: key, state',
  // time
  CALENDAR_YEAR_MISSING:
    'a deadline falls into a year that the calendar does not cover; facts: year, calendar, mend (a command)',
  CALENDAR_REFUSED: 'a file is not one whole year of a working calendar; facts: file, line, reason',
  TIME_LIMIT_UNREADABLE: 'a text is no time limit; facts: text',
  // service
  INTERNAL: 'something failed that nobody foresaw: the log tells more under the id of the request; facts: requestId',
  // engine
  DEPLOYMENT_REFUSED: 'a diagram cannot be deployed; facts: findings [{resource, element, message}]',
  ENGINE_NOT_FOUND: 'a job, incident, instance or definition with this key does not exist (any more); facts: kind, key',
  ENGINE_INVALID_STATE: 'a command does not fit the state of what it is about; facts: kind, key, state',
  ENGINE_INVALID_ARGUMENT: 'a command to the engine carries a value that it cannot use; facts: reason',
  ENGINE_TOO_LARGE: 'the variables of a command to the engine are too large; facts: size, limit (bytes)',
  ENGINE_CANNOT: 'the engine in use lacks an ability; facts: ability',
  ENGINE_UNREACHABLE: 'the broker does not answer; facts: address',
  RECORDS_CONTRADICT:
    'the broker tells something else than what is stored: it is older than the documents, or another one; facts: partition',
  MIGRATION_REFUSED:
    'an instance cannot go on in another version; facts: key, refusals [{elementId, targetElementId, reason, detail}]',
  MESSAGE_ALREADY_PUBLISHED: 'a message with this id, name and key is still stored; facts: messageId',
  TRIALS_BUSY: 'as many scenarios are being tried out as this machine can run at once',
  DATA_FOLDER_LOCKED: 'another process works on the data folder; facts: folder, holder',
  INSTALLATION_IN_USE: 'what needs an installation alone finds somebody at work on it; facts: holder',
  IMPORT_UNFINISHED: 'an import into this installation was cut off and has to be run again first',
  STORE_UNREACHABLE: 'the database does not answer, or went away in the middle of a call; facts: address, reason',
  STORAGE_FULL: 'the disk has no room for what is to be written; nothing of it was kept; facts: what, folder',
  // rules
  RULE_SET_INVALID: 'a rule set cannot be published; facts: findings, and the file where it comes from one',
  RULE_EVALUATION_FAILED:
    'a rule set cannot be evaluated on these facts; facts: reason, path of the condition where it is known',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Everything that goes wrong for a reason that a person can act on. Texts in zh and en are made from code and facts. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${messageStart(code)}${JSON.stringify(facts)}`, options);
  }

  /** The error that has this message, where one has: an engine keeps no more of it than that. */
  static ofMessage(message: string): DomainError | undefined {
    const code = codes.find((each) => message.startsWith(messageStart(each)));
    if (code === undefined) return undefined;
    try {
      return new DomainError(code, JSON.parse(message.slice(messageStart(code).length)) as DomainError['facts']);
    } catch {
      return undefined; // cut off on its way
    }
  }
}

const codes = Object.keys(errorCodes) as ErrorCode[];

const messageStart = (code: ErrorCode): string => `${code}: ${errorCodes[code]} `;
