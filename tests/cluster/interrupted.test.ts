/** `shaodao simulate --engine zeebe`, broken off. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import type { SimulationBrokerSettings } from '../../service/config.js';
import { startPinnedBroker } from './simulationBroker.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function simulate(folder: string, broker: SimulationBrokerSettings): ChildProcess {
  const loader = here('../builders/typescriptLoader.mjs');
  const command = ['simulate', '--engine', 'zeebe', '--scenario', here(`../scenarios/engine/${folder}`)];
  return spawn(process.execPath, ['--import', loader, here('../../service/cli/shaodao.ts'), ...command], {
    env: {
      PATH: process.env['PATH'],
      SHAODAO_ZEEBE_GATEWAY: broker.gateway,
      SHAODAO_ZEEBE_MANAGEMENT: broker.management,
      SHAODAO_ZEEBE_RECORDS_PORT: String(broker.recordsPort),
      SHAODAO_ZEEBE_RECORDS_SECRET: broker.recordsSecret,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(command: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  command.stderr?.on('data', (part) => (said += String(part)));
  const [code] = (await once(command, 'exit')) as [number | null];
  return { code, said };
}

it('ends after the scenario at hand, and leaves the broker to the next run', async () => {
  // given
  const broker = await startPinnedBroker();
  const first = simulate('timers', broker.settings);
  if (first.stdout) await once(first.stdout, 'data');

  // when
  first.kill('SIGINT');
  const broken = await ended(first);
  const again = simulate('signals', broker.settings);
  again.stdout?.resume();
  const whole = await ended(again);
  await broker.close();

  // then
  expect(broken).toMatchObject({ code: 1, said: expect.stringMatching(/stopped after \d+ of \d+ scenarios\n$/) });
  expect(whole).toMatchObject({ code: 0 });
});
