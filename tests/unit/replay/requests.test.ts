import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageFolder } from '../../../service/packageFolder.js';
import { readMapping } from '../../../service/replay/mapping.js';
import { readRequests, type ServiceRequest } from '../../../service/replay/requests.js';

const mapping = readMapping(packageFolder('service', 'replay', 'mappings', 'nyc-311.yaml'));
const HEADER =
  'Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Location Type,Borough,Incident Zip,Incident Address';

describe('table of requests', () => {
  it('reads when a request was made and closed, on the wall clock that the mapping names', () => {
    const [closed, open] = read([
      '1,3/14/2025 1:20,3/14/2025 13:05,NYPD,Animal-Abuse,Neglected,Street,BROOKLYN,11207,1 A STREET',
      '2,03/14/2025 01:20:30 PM,,DSNY,Dead Animal,Cat,Street,QUEENS,11412,',
    ]);

    expect(closed).toMatchObject({
      row: 2,
      key: '1',
      reportedAt: Date.parse('2025-03-14T01:20:00+08:00'),
      closedAt: Date.parse('2025-03-14T13:05:00+08:00'),
    });
    expect(open).toMatchObject({ reportedAt: Date.parse('2025-03-14T13:20:30+08:00'), closedAt: null });
  });

  it.each([
    ['2/30/2025 1:20,,NYPD,Animal-Abuse', 'column Created Date: "2/30/2025 1:20" is no date such as 3/14/2025 1:20'],
    ['yesterday,,NYPD,Animal-Abuse', 'column Created Date: "yesterday" is no date such as 3/14/2025 1:20'],
    [
      '3/14/2025 1:20,3/13/2025 1:20,NYPD,Animal-Abuse',
      'column Closed Date: "3/13/2025 1:20" lies before 3/14/2025 1:20',
    ],
    ['3/14/2025 1:20,,NYPD,Noise', 'column Complaint Type: "Noise" is not in the mapping'],
    ['3/14/2025 1:20,,DSNY,Animal-Abuse', 'column Agency: "DSNY" does not handle Animal-Abuse in the mapping'],
  ])('refuses %s and names the row', (cells, problem) => {
    const reading = () => read([`1,${cells},x,Street,BROOKLYN,11207,`]);

    expect(reading).toThrow(`row 2, ${problem}`.replaceAll('"', '\\"'));
  });

  it('refuses a table without the columns that it needs and names them', () => {
    expect(() => read([], 'Unique Key,Agency')).toThrow('columns missing: Created Date, Closed Date, Complaint Type');
  });
});

function read(rows: readonly string[], header = HEADER): ServiceRequest[] {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-requests-'));
  const file = join(folder, 'requests.csv');
  writeFileSync(file, [header, ...rows].join('\n'));
  try {
    return readRequests(file, mapping);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
