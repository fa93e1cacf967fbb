/** Suspended instances and definitions, and what waits for their resumption. */
export const sql = `
  -- Keys of instances and of definitions: all keys are of one series.
  create table suspended (key integer primary key) strict;

  -- 1: not before its instance is resumed. The message subscription that it takes up, if any.
  alter table follow_up add column held integer not null default 0;
  alter table follow_up add column subscription integer;
  create index follow_up_next on follow_up (id) where held = 0;
  create index follow_up_held on follow_up (id) where held = 1;
  create index follow_up_instance on follow_up (instance_key);
  create index follow_up_subscription on follow_up (subscription) where subscription is not null;

  -- 1: came due while its instance was suspended; a held follow-up fires it.
  alter table timer add column held integer not null default 0;
  drop index timer_due;
  create index timer_due on timer (due, key) where held = 0;

  create index job_suspended on job (key) where state = 5;
`;
