import { type Sight, evaluateAs, evaluateList, momentIn, textIn } from './evaluate.js';
import { ElementFailure } from './failure.js';
import type { UserTaskDefinition, Value } from '../diagram/graph.js';
import { type Expression, readZonedMoment } from '../../../feel/expression.js';
import { quotedList } from '../diagram/quotedList.js';
import { keyText } from '../state/key.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

const PREFIX = 'io.camunda.zeebe:';

/** Who may do a user task and until when, as 8.5 writes it into the headers of its job. What is empty is left out. */
export function userTaskHeaders(turn: Turn, token: Token, user: UserTaskDefinition): Record<string, string> {
  const sight = { token, now: turn.now };
  const headers: Record<string, string | undefined> = {
    assignee: user.assignee === undefined ? undefined : textOf(user.assignee, sight),
    candidateGroups: user.candidateGroups === undefined ? undefined : listOf(user.candidateGroups, sight),
    candidateUsers: user.candidateUsers === undefined ? undefined : listOf(user.candidateUsers, sight),
    dueDate: user.dueDate === undefined ? undefined : dateOf(user.dueDate, sight),
    followUpDate: user.followUpDate === undefined ? undefined : dateOf(user.followUpDate, sight),
    formKey: user.formId === undefined ? user.formKey : formOf(turn, user.formId, sight),
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[`${PREFIX}${name}`, value]],
    ),
  );
}

function textOf(value: Value, sight: Sight): string {
  return typeof value === 'string' ? value : textIn(evaluateAs(value, ['STRING'], sight).value);
}

/** A list in brackets whose items are quoted but not escaped, as 8.5 does it. */
function listOf(value: Expression, sight: Sight): string {
  return quotedList(textsOf(value, sight));
}

function textsOf(value: Expression, sight: Sight): readonly string[] {
  const items = evaluateList(value, sight);
  if (items.every((item) => typeof item === 'string')) return items;
  const wanted = "to be 'ARRAY' containing 'STRING' items";
  const found = "but was 'ARRAY' containing at least one non-'STRING' item.";
  throw new ElementFailure(
    'EXTRACT_VALUE_ERROR',
    `Expected result of the expression '${value.text}' ${wanted}, ${found}`,
    sight.token.key,
  );
}

function dateOf(value: Value, sight: Sight): string | undefined {
  const written = typeof value === 'string' ? value : dateResult(value, sight);
  if (written === undefined || written === '') return undefined;
  const moment = readZonedMoment(written);
  if (moment) return moment.text;
  const shown = typeof value === 'string' ? value : value.text;
  const message = `Invalid date-time format '${written}' for expression '${shown}'.`;
  throw new ElementFailure('EXTRACT_VALUE_ERROR', message, sight.token.key);
}

function dateResult(value: Exclude<Value, string>, sight: Sight): string | undefined {
  const outcome = evaluateAs(value, ['NULL', 'DATE_TIME', 'STRING'], sight);
  return outcome.kind === 'NULL' ? undefined : momentIn(outcome);
}

function formOf(turn: Turn, value: Value, sight: Sight): string {
  const id = textOf(value, sight);
  const key = turn.state.forms.latest(id);
  if (key !== undefined) return keyText(key);
  const message =
    `Expected to find a form with id '${id}', but no form with this id is found, ` +
    'at least a form with this id should be available. To resolve the Incident please deploy a form with the same id';
  throw new ElementFailure('FORM_NOT_FOUND', message);
}
