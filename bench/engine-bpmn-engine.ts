/**
 * Durable one-task instances of ours beside those of bpmn-engine 25 in memory, in one run: `npm run bench:bpmn-engine`.
 * Its diagram is read once, too, and its task is a function that answers at once.
 */
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';
import { inFolder, openBenchEngine } from './benchEngine.js';
import { PAYLOAD, tasksInARow } from './diagrams.js';
import { fromMany, measure, tell } from './measure.js';
import { taskRunner } from './oneTask.js';

const OURS = 40_000;
const THEIRS = 1_000;
/** Theirs keep no disk waiting: more at once only fill its memory. */
const CALLERS = 10;
const WARM_UP = 5;

await inFolder(async (folder) => {
  const ours = await openBenchEngine(folder);
  const run = await taskRunner(ours.engine, 1);
  await run(OURS / WARM_UP);
  const shaodao = await measure(OURS, () => run(OURS));
  await ours.close();

  const moddleContext = await new BpmnModdle().fromXML(theirDiagram());
  const one = async () => {
    const engine = new Engine({ moddleContext });
    const ended = engine.waitFor('end');
    await engine.execute({ variables: PAYLOAD, services: { work } });
    await ended;
  };
  await fromMany(CALLERS, THEIRS / WARM_UP, one);
  const bpmnEngine = await measure(THEIRS, () => fromMany(CALLERS, THEIRS, one));
  tell({ shaodao, bpmnEngineInMemory: bpmnEngine, ratio: shaodao.perSecond / bpmnEngine.perSecond });
});

/** The same diagram; what it calls is named in the way that bpmn-engine reads. */
function theirDiagram(): string {
  return tasksInARow('row', 1).replace(
    /<serviceTask id="(\w+)">.*?<\/serviceTask>/,
    '<serviceTask id="$1" implementation="${environment.services.work}"/>',
  );
}

function work(_message: unknown, callback: (error: null, result: object) => void): void {
  callback(null, {});
}
