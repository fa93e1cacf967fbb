/** What a job's error was called that nobody caught: its records go on telling it. */
export const sql = `
  alter table job add column error_code text;
`;
