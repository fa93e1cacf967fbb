/** Young rows live in memory and in the journal before they move into their tables. */
export const sql = `
  -- One row for each group of commands: what it changed in the rows that are not in their tables yet, as JSON.
  create table journal (number integer primary key, entries text not null) strict;

  -- Keys rise: as the primary key they make tokens that are written follow each other on the same pages.
  create table token_moved (
    key integer primary key, instance_key integer not null, body text not null, variables text
  ) strict;
  insert into token_moved select key, instance_key, body, variables from token order by key;
  drop table token;
  alter table token_moved rename to token;
  create index token_instance on token (instance_key) where key <> instance_key;

  -- Who has a job in hand is not stored any more.
  update job set state = 0, worker = null, deadline = null where state = 1;
  drop index job_deadline;
`;
