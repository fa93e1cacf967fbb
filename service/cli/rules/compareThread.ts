import { parentPort, workerData } from 'node:worker_threads';
import { type StoredComparison, type ThreadMessage, compareShare } from './compareStored.js';

/** A thread of `rules compare`: its share of the cases. */
const { folder, share } = workerData as { folder: string; share: StoredComparison };
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

const tally = await compareShare(folder, share, (read) => tell({ read }));
tell({ tally });
