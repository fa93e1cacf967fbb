import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ComparedCase, compareCases } from '../../application/rules/compareCases.js';
import { openStoresToRead } from '../../composition/stores.js';
import type { Installation } from '../../config.js';
import { type ComparisonTally, added, emptyTally } from '../../decisions/comparison.js';
import { type RuleSetName, compileNamed } from '../../decisions/decider.js';
import type { RuleContent } from '../../decisions/ruleContent.js';

/** Which cases are decided again by which versions. */
export interface StoredComparison {
  set: RuleSetName;
  before: RuleContent;
  after: RuleContent;
  skip: number;
  count: number;
}

/** What a thread tells: how many more it has read, and at last what it found. */
export type ThreadMessage = { read: number } | { tally: ComparisonTally<ComparedCase> };

/** Fewer cases than this are done before a second thread has started. */
const WORTH_A_THREAD = 20_000;

type Tally = ComparisonTally<ComparedCase>;
type Progress = (done: number, all: number) => void;

/** The newest `count` cases of an installation, spread over the processors; reads beside a service that works on it. */
export async function compareStored(
  installation: Installation,
  { count, onProgress, ...versions }: Omit<StoredComparison, 'skip'> & { onProgress: Progress },
): Promise<Tally> {
  const stores = await openStoresToRead(installation);
  const all = Math.min(count, await stores.collection('cases').count({}));
  await stores.close();
  let done = 0;
  const onRead = (read: number): void => {
    done += read;
    onProgress(done, all);
  };
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(all / WORTH_A_THREAD)));
  const share = Math.ceil(all / threads);
  const shares = Array.from({ length: threads }, (_none, i) => ({
    ...versions,
    skip: i * share,
    count: Math.min(share, all - i * share),
  }));
  const compare = threads === 1 ? compareShare : compareInThread;
  const tallies = await Promise.all(shares.map((part) => compare(installation, part, onRead)));
  return tallies.reduce<Tally>(added, emptyTally());
}

/** Decides a share of the cases again. `onRead` hears how many more have been read. */
export async function compareShare(
  installation: Installation,
  { set, before, after, skip, count }: StoredComparison,
  onRead: (read: number) => void,
): Promise<Tally> {
  const stores = await openStoresToRead(installation);
  let told = 0;
  try {
    return await compareCases({ stores }, set, {
      before: compileNamed(set, before),
      after: compileNamed(set, after),
      range: { skip, count },
      onProgress(read) {
        onRead(read - told);
        told = read;
      },
    });
  } finally {
    await stores.close();
  }
}

function compareInThread(
  installation: Installation,
  share: StoredComparison,
  onRead: (read: number) => void,
): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./compareThread.js', import.meta.url), {
      workerData: { installation, share },
    });
    thread.on('message', (message: ThreadMessage) => {
      if ('tally' in message) resolve(message.tally);
      else onRead(message.read);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a thread of the comparison ended with ${code}`)));
  });
}
