import { describe, expect, it } from '@jest/globals';
import { refusalIn } from '../../../../service/engine/zeebe/migrationRefusal.js';

describe('refusal of a migration', () => {
  it('names the element, and where it would have gone', () => {
    const said =
      "Expected to migrate process instance '1' but active element with id 'a' has an unsupported type. The migration of a SCRIPT_TASK is not supported.";

    expect(refusalIn(said, { a: 'b' })).toEqual({
      elementId: 'a',
      targetElementId: 'b',
      reason: 'UNSUPPORTED',
      detail: 'SCRIPT_TASK',
    });
  });

  it('says of an instance in motion that something is just ending', () => {
    const said =
      "Expected to migrate process instance '1' but a concurrent command was executed on the process instance. Please retry the migration.";

    expect(refusalIn(said, {})).toMatchObject({ reason: 'ENDING', detail: said });
  });

  it('keeps the words that it does not know', () => {
    expect(refusalIn('No.', {})).toEqual({ elementId: '', targetElementId: '', reason: 'UNSUPPORTED', detail: 'No.' });
  });
});
