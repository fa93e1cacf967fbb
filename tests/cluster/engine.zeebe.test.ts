import { engineContract } from '../contract/engine.contract.js';
import { openBrokerEngine } from './brokerEngine.js';
import { startRecordingBroker } from './recordingBroker.js';

// With four partitions keys pass 2^53.
engineContract(async () => {
  const running = await startRecordingBroker({ partitions: 4 });
  const opened = await openBrokerEngine({ gateway: running.broker.gateway, recordsPort: running.recordsPort });
  return {
    engine: opened.engine,
    async close() {
      await opened.close();
      await running.close();
    },
  };
});
