import type { JobHandlers } from './workers.js';
import { caseClose } from './caseClose.js';
import type { JobNeeds } from './caseJob.js';
import { caseReopen } from './caseReopen.js';
import { caseWithdraw } from './caseWithdraw.js';
import { deadlineCheck } from './deadlineCheck.js';
import { dispatchHandOn } from './dispatchHandOn.js';
import { dispatchReassign } from './dispatchReassign.js';
import { notifyRemind } from './notifyRemind.js';
import { revisitRecord } from './revisitRecord.js';
import { reworkPrepare } from './reworkPrepare.js';
import { rulesEscalation } from './rulesEscalation.js';
import { rulesEvaluation } from './rulesEvaluation.js';
import { rulesTriage } from './rulesTriage.js';

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
