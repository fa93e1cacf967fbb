import { parentPort, workerData } from 'node:worker_threads';
import type { Installation } from '../../config.js';
import { type StoredComparison, type ThreadMessage, compareShare } from './compareStored.js';

/** A thread of `rules compare`: its share of the cases. */
const { installation, share } = workerData as { installation: Installation; share: StoredComparison };
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

const tally = await compareShare(installation, share, (read) => tell({ read }));
tell({ tally });
