import { InstanceList, InstanceView } from '../../contract/instance.js';
import { inputInvalid } from '../../domain/inputInvalid.js';
import { printLine } from '../output.js';
import { instanceLine } from './list.js';
import { type RunningService, type ServiceAddress, withService } from './runningService.js';

export interface SuspendOptions extends ServiceAddress {
  process?: string;
  processVersion?: string;
  reason?: string;
  dryRun?: true;
}

const routes = { suspend: 'suspension', resume: 'resumption' };

export async function suspendOrResume(
  verb: 'suspend' | 'resume',
  key: string | undefined,
  options: SuspendOptions,
): Promise<void> {
  await withService(options, async (service) => {
    if (key !== undefined) return anInstance(service, { verb, key, options });
    const { process, processVersion } = options;
    if (process !== undefined && processVersion !== undefined) {
      return aVersion(service, { verb, process, processVersion, options });
    }
    const message = {
      zh: '须给出实例的键，或同时给出 --process 和 --process-version',
      en: 'the key of an instance, or --process together with --process-version',
    };
    throw inputInvalid([{ path: 'instance', message }]);
  });
}

async function anInstance(
  service: RunningService,
  { verb, key, options }: { verb: 'suspend' | 'resume'; key: string; options: SuspendOptions },
): Promise<void> {
  const address = `/instances/${encodeURIComponent(key)}`;
  const { reason, dryRun = false, json } = options;
  if (!dryRun && reason === undefined) {
    const message = { zh: '须说明原因，会写入案件的时间线', en: 'why, for the timeline of the case' };
    throw inputInvalid([{ path: '--reason', message }]);
  }
  const shown = dryRun
    ? await service.get(address, InstanceView)
    : await service.post(`${address}/${routes[verb]}`, { reason }, InstanceView);
  printLine(json ? JSON.stringify({ dryRun, ...shown }) : instanceLine(shown));
}

async function aVersion(
  service: RunningService,
  asked: { verb: 'suspend' | 'resume'; process: string; processVersion: string; options: SuspendOptions },
): Promise<void> {
  const { verb, process, processVersion, options } = asked;
  const { dryRun = false, json } = options;
  const version = `/processes/${encodeURIComponent(process)}/versions/${encodeURIComponent(processVersion)}`;
  if (!dryRun) await service.tell(`${version}/${routes[verb]}`);
  const filter = new URLSearchParams({ processId: process, version: processVersion, limit: '1' });
  const { total } = await service.get(`/instances?${filter.toString()}`, InstanceList);
  const told = { dryRun, process, version: Number(processVersion), instances: total };
  printLine(json ? JSON.stringify(told) : `${process} v${processVersion}, ${verb}: ${total} running instances`);
}
