import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { openDataFolder } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What the killed processes were acknowledged, and whether they had asked for it at all. */
interface Model {
  readonly sent: Set<string>;
  readonly started: Set<string>;
}

/** Kills a loaded engine so many times, then compares what its folder holds with what it had acknowledged. */
export async function crashManyTimes(times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-crash-'));
  const model: Model = { sent: new Set(), started: new Set() };
  try {
    for (let round = 0; round < times; round += 1) await runAndKill(folder, `r${round}`, model);
    const records = await finish(folder, model);
    compare(records, model);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Between the first acknowledgement and the kill. Spread over what one commit and its fsync take, and many of them. */
function killAfterMs(): number {
  return Math.random() * 120;
}

function runAndKill(folder: string, prefix: string, model: Model): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', here('typescriptLoader.mjs'), here('crashingEngine.ts'), folder, prefix],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let rest = '';
    let errors = '';
    let armed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [what, id = ''] = line.split(' ');
        if (what === 'sent') model.sent.add(id);
        if (what !== 'started') continue;
        model.started.add(id);
        if (!armed) setTimeout(() => child.kill('SIGKILL'), killAfterMs());
        armed = true;
      }
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`the engine ended by itself (${code ?? signal}): ${errors}`));
    });
  });
}

/** Opens the folder once more and lets everything that was begun come to its end. */
async function finish(folder: string, model: Model): Promise<AnyRecord[]> {
  const opened = openDataFolder(folder, systemClock.now());
  const writer = new GroupCommitWriter(opened.database, { disk: opened.disk });
  const engine = await openEmbeddedEngine({ writer, clock: systemClock });
  const records: AnyRecord[] = [];
  let ended = 0;
  let begun = 0;
  const allEnded = new Promise<void>((resolve) => {
    engine.subscribe(new Map(), (batch) => {
      records.push(...batch);
      begun += batch.filter((record) => isOfProcess(record, 'ELEMENT_ACTIVATED')).length;
      ended += batch.filter((record) => isOfProcess(record, 'ELEMENT_COMPLETED')).length;
      if (begun >= model.started.size && ended === begun) resolve();
      return Promise.resolve();
    });
  });
  engine.work({ type: 'work', maxActive: 64, timeoutMs: 10_000, handle: () => Promise.resolve({ complete: {} }) });
  await allEnded;
  await engine.close();
  writer.close();
  opened.close();
  return records;
}

function compare(records: readonly AnyRecord[], { sent, started }: Model): void {
  const positions = records.map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, place) => place + 1));
  const ids = records.flatMap((record) =>
    record.valueType === 'VARIABLE' &&
    record.value.name === 'id' &&
    record.value.scopeKey === record.value.processInstanceKey
      ? [JSON.parse(record.value.value) as string]
      : [],
  );
  expect(new Set(ids).size).toBe(ids.length); // nothing runs twice
  expect([...started].filter((id) => !ids.includes(id))).toEqual([]); // nothing acknowledged is lost
  expect(ids.filter((id) => !sent.has(id))).toEqual([]); // nothing that nobody asked for
  for (const intent of ['ELEMENT_ACTIVATED', 'ELEMENT_COMPLETED', 'COMPLETED', 'TRIGGERED'] as const) {
    const keys = records
      .filter((record) => record.intent === intent)
      .map(({ key, valueType }) => `${valueType} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(records.filter((record) => isOfProcess(record, 'ELEMENT_COMPLETED'))).toHaveLength(ids.length);
}

function isOfProcess(record: AnyRecord, intent: string): boolean {
  return (
    record.valueType === 'PROCESS_INSTANCE' && record.intent === intent && record.value.bpmnElementType === 'PROCESS'
  );
}
