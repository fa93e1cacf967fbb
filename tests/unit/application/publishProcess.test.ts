import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { publishProcess } from '../../../service/application/processes/publishProcess.js';
import { type Office, openOffice } from '../../builders/office.js';

describe('a version that is published', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  it('has its name and reason also where another node writes the version down in the same moment', async () => {
    const processes = office.needs.stores.collection('processes');
    const [latest] = await processes.find({ where: { processId: 'whistle' } });
    const xml = latest?.xml.replace('街道吹哨', '街道一声哨') ?? '';
    const admin = { id: 'admin', name: { zh: '陈建国', en: 'Jianguo Chen' }, organisation: 'xiawan', roles: [] };

    const save = processes.save.bind(processes);
    jest.spyOn(processes, 'save').mockImplementationOnce(async (read) => {
      await save({ ...read, publishedBy: null, reason: '' });
      return save(read);
    });

    await publishProcess(office.needs)(admin, { id: 'whistle', xml, base: 1, reason: '改个名字' });

    const [published] = await processes.find({ where: { processId: 'whistle', processVersion: 2 } });
    expect(published).toMatchObject({ publishedBy: 'admin', reason: '改个名字' });
  });
});
