import type { JobHandlers } from './workers.js';
import { caseClose } from './jobs/caseClose.js';
import type { JobNeeds } from './jobs/caseJob.js';
import { caseReopen } from './jobs/caseReopen.js';
import { caseWithdraw } from './jobs/caseWithdraw.js';
import { deadlineCheck } from './jobs/deadlineCheck.js';
import { dispatchHandOn } from './jobs/dispatchHandOn.js';
import { dispatchReassign } from './jobs/dispatchReassign.js';
import { notifyRemind } from './jobs/notifyRemind.js';
import { revisitRecord } from './jobs/revisitRecord.js';
import { reworkPrepare } from './jobs/reworkPrepare.js';
import { rulesEscalation } from './jobs/rulesEscalation.js';
import { rulesEvaluation } from './jobs/rulesEvaluation.js';
import { rulesTriage } from './jobs/rulesTriage.js';

/** Every service task that a diagram may call, by its type. */
export const jobHandlers = (needs: JobNeeds): JobHandlers => ({
  'rules.triage': rulesTriage(needs),
  'rules.escalation': rulesEscalation(needs),
  'rules.evaluation': rulesEvaluation(needs),
  'deadline.check': deadlineCheck(needs),
  'notify.remind': notifyRemind(needs),
  'dispatch.handOn': dispatchHandOn(needs),
  'dispatch.reassign': dispatchReassign(needs),
  'rework.prepare': reworkPrepare(needs),
  'revisit.record': revisitRecord(needs),
  'case.close': caseClose(needs),
  'case.reopen': caseReopen(needs),
  'case.withdraw': caseWithdraw(needs),
});
