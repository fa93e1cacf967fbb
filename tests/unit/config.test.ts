import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../service/config.js';

describe('configuration', () => {
  it('needs nothing set: embedded engine, SQLite, ./data, port 8080', () => {
    expect(readConfig({})).toEqual({ data: './data', port: 8080, engine: 'embedded', store: 'sqlite' });
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ SHAODAO_PORT: '', SHAODAO_DATA: '' })).toMatchObject({ data: './data', port: 8080 });
  });

  it.each([
    ['SHAODAO_PORT', 'eighty', 'a number from 0 to 65535 (0: any free port)'],
    ['SHAODAO_PORT', '99999', 'a number from 0 to 65535 (0: any free port)'],
    ['SHAODAO_ENGINE', 'camunda', 'embedded'],
    ['SHAODAO_STORE', 'postgres', 'sqlite'],
  ])('refuses %s=%s and says what is expected', (name, value, expected) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'SETTING_INVALID', facts: { name, value, expected } }),
    );
  });
});
