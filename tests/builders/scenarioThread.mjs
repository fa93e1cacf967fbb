/** The thread of scenario files, from the sources as they are. */
import { register } from 'node:module';

register('./typescriptLoader.mjs', import.meta.url);
await import('../../service/composition/scenarioThread.ts');
