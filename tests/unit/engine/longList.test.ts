import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { bpmn, flow } from '../../builders/diagram.js';

const diagram = bpmn(
  `<startEvent id="s"/>${flow('s->a')}
   <serviceTask id="a"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements>
     <multiInstanceLoopCharacteristics><extensionElements>
       <zeebe:loopCharacteristics inputCollection="= items" inputElement="item"/>
     </extensionElements></multiInstanceLoopCharacteristics></serviceTask>
   ${flow('a->e')}<endEvent id="e"/>`,
);

/** Answers some groups later, as a real one does. */
const disk = {
  flush: (done: (error: null) => void) => later(10, () => done(null)),
  flushNow: () => undefined,
};

function later(rounds: number, call: () => void): void {
  setImmediate(() => (rounds === 0 ? call() : later(rounds - 1, call)));
}

describe('a list of thousands of items', () => {
  it('is gone through to its end while its first items are completed already', async () => {
    // given
    const clock = new VirtualClock(0);
    const database = openMemoryDatabase(0);
    const writer = new GroupCommitWriter(database, { disk });
    const engine = await openEmbeddedEngine({ writer, clock });
    await engine.deploy([{ name: 'p.bpmn', content: Buffer.from(diagram) }]);
    const seen = new Set<unknown>();
    engine.work({
      type: 'work',
      maxActive: 1000,
      timeoutMs: 60_000,
      handle: ({ variables }) => {
        seen.add(variables['item']);
        return Promise.resolve({ complete: {} });
      },
    });
    // when
    const items = Array.from({ length: 3000 }, (_none, place) => place);
    await engine.createInstance({ bpmnProcessId: 'p', variables: { items } });
    await engine.quiet();
    // then
    expect(seen.size).toBe(3000);
    await engine.close();
    writer.close();
    database.close();
  }, 30_000);
});
