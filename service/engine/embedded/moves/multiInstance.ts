/** What a multi-instance body does when one of its items begins, leaves or has ended. */
import type { Expression } from '../../../feel/expression.js';
import { evaluate, evaluateBoolean, evaluateList } from './evaluate.js';
import type { Loop } from '../diagram/graph.js';
import { isList, type Json } from '../state/json.js';
import type { Token } from '../state/token.js';
import { ElementFailure } from './failure.js';
import { complete, isDone, terminateChildren } from './tokenMoves.js';
import type { Turn } from '../turn.js';
import { lookUp, setLocal } from './variables.js';

/** Items of a parallel body that one turn begins; the rest is left to the next, so that others get their turn. */
const ITEMS_PER_TURN = 200;

/** Begins what is due of the list: one item where they go one by one, else all. */
export function startItems(turn: Turn, body: Token): void {
  const loop = loopOf(body);
  if (!loop || body.node.kind !== 'multiInstanceBody') return;
  if (body.closed) {
    if (isDone(body)) complete(turn, body);
    return;
  }
  const items = itemsOf(turn, body, loop.inputCollection);
  const until = Math.min(items.length, body.loop + (loop.sequential ? 1 : ITEMS_PER_TURN));
  const { inner } = body.node;
  for (; body.loop < until; body.loop += 1) {
    const place = { instance: body.instance.key, node: inner.number, scope: body.key, counted: true as const };
    turn.then({ do: 'activate', ...place, item: body.loop + 1, value: items[body.loop] ?? null });
    body.flows += 1;
  }
  turn.changed(body);
  if (!loop.sequential && until < items.length) {
    body.flows += 1;
    turn.later({ do: 'startItems', instance: body.instance.key, token: body.key, counted: true });
  } else if (isDone(body)) complete(turn, body);
}

/** Asked for again and again while the body goes on, as a broker does: of a mere variable nothing has to be evaluated. */
function itemsOf(turn: Turn, body: Token, collection: Expression): readonly Json[] {
  const name = collection.text.trim();
  const variable = MERE_NAME.test(name) ? lookUp(body, name) : undefined;
  return isList(variable) ? variable : evaluateList(collection, { token: body, now: turn.now });
}

const MERE_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** The item's own variables: its element of the list, a place for what it gives back, and which one it is, from 1. */
export function enterItem(turn: Turn, token: Token, item: Json): void {
  const loop = loopOf(token.scope);
  if (!loop) return;
  const output = loop.outputElement && firstName(loop.outputElement.text);
  setLocal(turn, token, {
    ...(loop.inputElement !== undefined && { [loop.inputElement]: item }),
    ...(output !== undefined && output !== loop.inputElement && { [output]: null }),
    loopCounter: token.loop,
  });
}

/** Before the item is gone: its result goes to its place in the output, and the condition may end the others. */
export function itemLeaves(turn: Turn, token: Token, body: Token): void {
  const loop = loopOf(body);
  if (!loop) return;
  collect(turn, token, { body, loop });
  // After that, so that the condition sees the result, which stays where the condition fails (measured on 8.5.8).
  const isEnough =
    loop.completionCondition !== undefined &&
    evaluateBoolean(loop.completionCondition, countingSight(turn, token, body));
  body.itemsCompleted += 1;
  if (isEnough) {
    body.closed = true;
    terminateChildren(turn, body);
  }
  turn.changed(body);
}

function collect(turn: Turn, token: Token, { body, loop }: { body: Token; loop: Loop }): void {
  const { outputCollection, outputElement } = loop;
  if (outputCollection === undefined || !outputElement) return;
  const result = evaluate(outputElement, { token, now: turn.now }).value;
  const collected = lookUp(body, outputCollection) ?? null;
  if (!isList(collected))
    throw noPlace(`'${outputCollection}'`, body, `the type of the output collection is: ${kindOf(collected)}`);
  if (token.loop > collected.length) {
    const place = `'${outputCollection}' at position ${token.loop}`;
    throw noPlace(place, body, `the size of the collection is: ${collected.length}`);
  }
  setLocal(turn, body, { [outputCollection]: collected.with(token.loop - 1, result) });
}

function noPlace(where: string, body: Token, reason: string): ElementFailure {
  const message = `Unable to update an item in output collection ${where} because ${reason}. This may happen when multiple BPMN elements write to the same variable.`;
  return new ElementFailure('EXTRACT_VALUE_ERROR', message, body.key);
}

/** What the broker calls the kinds of its stored values. */
function kindOf(value: Exclude<Json, readonly Json[]>): string {
  if (value === null) return 'NIL';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  return typeof value === 'object' ? 'MAP' : typeof value === 'string' ? 'STRING' : 'BOOLEAN';
}

/** The last active item has ended: the next one begins, or the body is done. */
export function itemEnded(turn: Turn, body: Token): void {
  const loop = loopOf(body);
  if (!loop) return;
  if (body.closed || !loop.sequential) complete(turn, body);
  else turn.thenAtOnce({ do: 'startItems', instance: body.instance.key, token: body.key });
}

/** The two counters exist nowhere else than in the completion condition (measured on 8.5.8). */
function countingSight(turn: Turn, token: Token, body: Token) {
  const counters: Readonly<Record<string, number>> = {
    numberOfInstances: body.loop,
    numberOfActiveInstances: body.children - 1,
    numberOfCompletedInstances: body.itemsCompleted + 1,
    numberOfTerminatedInstances: 0,
  };
  return { token, now: turn.now, scope: { get: (name: string) => counters[name] ?? lookUp(token, name) } };
}

function firstName(path: string): string | undefined {
  return /^\s*([\p{L}_$][\p{L}\p{N}_$]*)(\s*\.\s*[\p{L}_$][\p{L}\p{N}_$]*)*\s*$/u.exec(path)?.[1];
}

function loopOf(body: Token | undefined): Loop | undefined {
  return body?.node.kind === 'multiInstanceBody' ? body.node.loop : undefined;
}
