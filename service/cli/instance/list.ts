import { InstanceList, type InstanceView } from '../../contract/instance.js';
import { printLine } from '../output.js';
import { type ServiceAddress, withService } from './runningService.js';

export async function listInstances(
  options: ServiceAddress & { process?: string; processVersion?: string; case?: string },
): Promise<void> {
  await withService(options, async (service) => {
    const asked = { processId: options.process, version: options.processVersion, caseId: options.case, limit: '200' };
    const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const list = await service.get(`/instances?${new URLSearchParams(given).toString()}`, InstanceList);
    if (options.json) {
      printLine(JSON.stringify(list));
      return;
    }
    for (const instance of list.items) printLine(instanceLine(instance));
    if (list.total > list.items.length) printLine(`and ${list.total - list.items.length} older ones`);
  });
}

/** One instance, for people. */
export function instanceLine(instance: InstanceView): string {
  const { processInstanceKey, processId, version, migratedFrom, caseCode, suspendedAt, tokens } = instance;
  const from = migratedFrom === null ? '' : ` (migrated from v${migratedFrom})`;
  const held = suspendedAt === null ? '' : ' 流程挂起 suspended';
  const places = tokens.map(({ element, key }) => `${element} [${key}]`).join(', ');
  return `${processInstanceKey} ${processId} v${version}${from} ${caseCode ?? '-'}${held}: ${places}`;
}
