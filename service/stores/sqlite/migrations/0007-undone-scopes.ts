/** Which of its instances was done: what was done inside it is found by that. An older one holds nothing (-1). */
export const sql = `
  alter table compensation_subscription add column token_key integer not null default -1;
`;
