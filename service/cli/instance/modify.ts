import { InstanceView } from '../../contract/instance.js';
import { inputInvalid } from '../../domain/inputInvalid.js';
import { printLine } from '../output.js';
import { instanceLine } from './list.js';
import { type ServiceAddress, withService } from './runningService.js';

export interface ModifyOptions extends ServiceAddress {
  terminate: string[];
  activate: string[];
  variables?: string;
  reason: string;
  dryRun?: true;
}

/** An element that is to be left is looked up: each token on it ends. */
export async function modifyInstance(key: string, options: ModifyOptions): Promise<void> {
  const { terminate, activate, variables, reason, dryRun = false, json } = options;
  await withService(options, async (service) => {
    const values = variables === undefined ? undefined : objectIn(variables);
    const address = `/instances/${encodeURIComponent(key)}`;
    const { tokens } = await service.get(address, InstanceView);
    const ending = terminate.flatMap((named) => {
      const onIt = tokens.filter(({ element }) => element === named).map((token) => token.key);
      return onIt.length > 0 ? onIt : [named];
    });
    const body = {
      terminate: ending,
      // For the whole instance: said once is enough.
      activate: activate.map((elementId, place) => ({
        elementId,
        ...(values && place === 0 && { variables: [{ values }] }),
      })),
      reason,
      dryRun,
    };
    const shown = await service.post(`${address}/modification`, body, InstanceView);
    const line = `${dryRun ? 'would be done: ' : ''}${instanceLine(shown)}`;
    printLine(json ? JSON.stringify({ dryRun, ...shown }) : line);
  });
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // said below
  }
  const message = { zh: '须为 JSON 对象，如 {"x": 1}', en: 'a JSON object such as {"x": 1}' };
  throw inputInvalid([{ path: '--variables', message }]);
}
