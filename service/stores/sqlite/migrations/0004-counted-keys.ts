/** Keys become the counter that they were made of: below 2^31 they are small integers everywhere (key.ts). */
const PARTITION_1 = String(2n ** 51n);

const keys: Readonly<Record<string, readonly string[]>> = {
  process_definition: ['key', 'deployment_key'],
  form_definition: ['key'],
  token: ['key', 'instance_key'],
  follow_up: ['instance_key', 'subscription'],
  job: ['key', 'instance_key', 'token_key'],
  timer: ['key', 'instance_key', 'token_key', 'definition_key'],
  message_subscription: ['key', 'instance_key', 'token_key'],
  message_start_subscription: ['key', 'definition_key'],
  message: ['key'],
  message_correlated: ['message_key'],
  message_start_lock: ['instance_key'],
  signal_subscription: ['key', 'instance_key', 'token_key', 'definition_key'],
  incident: ['key', 'instance_key', 'token_key', 'job_key', 'variable_scope_key'],
  compensation_subscription: ['key', 'instance_key', 'scope_key', 'thrower_key'],
  suspended: ['key'],
};

/** What a stored follow-up calls by key. `after` is one only where jobs are released. */
const inFollowUps = [
  'instance',
  'scope',
  'token',
  'subscription',
  'key',
  'message',
  'job',
  'timer',
  'compensates',
  'after',
];

/** -1 for none stays. */
const counted = (column: string) => `${column} = max(${column} - ${PARTITION_1}, -1)`;

const tables = Object.entries(keys).map(
  ([table, columns]) => `update ${table} set ${columns.map(counted).join(', ')};`,
);

const followUps = inFollowUps.map(
  (name) => `update follow_up
    set command = json_set(command, '$.${name}', json_extract(command, '$.${name}') - ${PARTITION_1})
    where json_type(command, '$.${name}') = 'integer' and json_extract(command, '$.${name}') >= ${PARTITION_1};`,
);

// What token bodies and the event log hold is read either way: there are too many of them to be rewritten.
export const sql = [...tables, ...followUps].join('\n');
