/** The embedded engine's state and its records. Keys are the engine's (below 2^53 in one partition); times are UTC milliseconds. */
export const sql = `
  create table process_definition (
    key integer primary key, bpmn_process_id text not null, version integer not null, resource_name text not null,
    checksum text not null, resource text not null, deployed_at integer not null, deployment_key integer not null
  ) strict;
  create unique index process_definition_version on process_definition (bpmn_process_id, version);

  create table form_definition (
    key integer primary key, form_id text not null, version integer not null, resource_name text not null,
    checksum text not null, resource text not null
  ) strict;
  create unique index form_definition_version on form_definition (form_id, version);

  -- A row for each element instance that outlives a command; the instance's own row has key = instance_key.
  create table token (
    instance_key integer not null, key integer not null, body text not null, variables text,
    primary key (instance_key, key)
  ) strict, without rowid;
  create index token_by_key on token (key) where key <> instance_key;

  -- Commands that a turn left over to the next because it had done enough.
  create table follow_up (id integer primary key, instance_key integer not null, command text not null) strict;

  create table job (
    key integer primary key, type text not null, state integer not null, instance_key integer not null,
    token_key integer not null, retries integer not null, kind integer not null, headers text,
    worker text, deadline integer, recur_at integer, error text
  ) strict;
  create index job_activatable on job (type, key) where state = 0;
  create index job_deadline on job (deadline) where state = 1;
  create index job_recur on job (recur_at) where state = 3;

  create table timer (
    key integer primary key, due integer not null, instance_key integer not null, token_key integer not null,
    definition_key integer not null, node integer not null, repetitions integer not null, interval text
  ) strict;
  create index timer_due on timer (due, key);
  create index timer_token on timer (token_key);

  create table message_subscription (
    key integer primary key, name text not null, correlation_key text not null, instance_key integer not null,
    token_key integer not null, node integer not null, bpmn_process_id text not null
  ) strict;
  create index message_subscription_waiting on message_subscription (name, correlation_key, key);
  create index message_subscription_token on message_subscription (token_key);

  create table message_start_subscription (
    key integer primary key, name text not null, definition_key integer not null, bpmn_process_id text not null,
    node integer not null
  ) strict;
  create index message_start_subscription_name on message_start_subscription (name);

  create table message (
    key integer primary key, name text not null, correlation_key text not null, message_id text not null,
    expires_at integer not null, variables text not null
  ) strict;
  create index message_waiting on message (name, correlation_key, key);
  create index message_expiry on message (expires_at);

  -- A process gets a message once only.
  create table message_correlated (
    message_key integer not null, bpmn_process_id text not null, primary key (message_key, bpmn_process_id)
  ) strict, without rowid;

  -- While an instance that a message started is active, no second one of this process starts with its key.
  create table message_start_lock (
    bpmn_process_id text not null, correlation_key text not null, instance_key integer not null,
    primary key (bpmn_process_id, correlation_key)
  ) strict, without rowid;
  create index message_start_lock_instance on message_start_lock (instance_key);

  create table signal_subscription (
    key integer primary key, name text not null, instance_key integer not null, token_key integer not null,
    definition_key integer not null, node integer not null
  ) strict;
  create index signal_subscription_name on signal_subscription (name, key);
  create index signal_subscription_token on signal_subscription (token_key);

  create table incident (
    key integer primary key, instance_key integer not null, token_key integer not null, job_key integer not null,
    error_type text not null, message text not null, variable_scope_key integer not null
  ) strict;
  create index incident_token on incident (token_key);

  create table compensation_subscription (
    key integer primary key, instance_key integer not null, scope_key integer not null, node integer not null,
    thrower_key integer not null
  ) strict;
  create index compensation_subscription_instance on compensation_subscription (instance_key);

  -- One row for all that one command made happen. Its position is that of its first record; last_key is the last that was
  -- given out, so that none is given out twice: the newest row is never removed.
  create table event_log (
    position integer primary key, count integer not null, last_key integer not null, at integer not null,
    body text not null
  ) strict;
`;
