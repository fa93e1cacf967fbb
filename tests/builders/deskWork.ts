import type { ReportReceipt } from '../../service/contract/report.js';
import type { TaskRow } from '../../service/contract/task.js';

/** What the people of a county were told by services that were then killed. */
export interface Ledger {
  /** Idempotency key → receipt; undefined while the answer has not come. */
  readonly reports: Map<string, ReportReceipt | undefined>;
  /** Task → who was told that it is his. */
  readonly claims: Map<string, string>;
  /** Tasks that somebody asked to finish, answered or not. */
  readonly asked: Set<string>;
  /** Tasks that somebody was told are finished. */
  readonly finished: Set<string>;
  /** Every answer that no service should give. */
  readonly surprises: string[];
}

export const emptyLedger = (): Ledger => ({
  reports: new Map(),
  claims: new Map(),
  asked: new Set(),
  finished: new Set(),
  surprises: [],
});

/** Two clerks and a lead of one department race for its tasks; the street's dispatcher checks. */
const WORKERS = ['chengguan', 'chengguan-2', 'chengguan-lead', 'songling'];
const REPORTERS = 3;

/** Works at a service until it dies. `told` is called for each acknowledged step. */
export async function workUntilKilled(address: string, ledger: Ledger, told: () => void): Promise<void> {
  const clients = [
    ...Array.from({ length: REPORTERS }, () => report(address, ledger, told)),
    ...WORKERS.map((login) => workAs(login, address, { ledger, told })),
  ];
  for (const { reason } of (await Promise.allSettled(clients)).filter(isRejected)) {
    // What fetch throws when the connection is gone; a TypeError of another realm than a test's.
    if (!String(reason).startsWith('TypeError: ')) throw reason;
  }
}

const isRejected = (result: PromiseSettledResult<unknown>): result is PromiseRejectedResult =>
  result.status === 'rejected';

/** Asks again for what got no answer, then goes on. */
async function report(address: string, { reports, surprises }: Ledger, told: () => void): Promise<never> {
  for (;;) {
    const open = [...reports].filter(([, receipt]) => receipt === undefined).map(([key]) => key);
    const key = open[Math.floor(Math.random() * REPORTERS)] ?? `report-number-${reports.size}-of-the-test`;
    if (!reports.has(key)) reports.set(key, undefined);
    const answer = await post(`${address}/api/reports`, body(key), { 'Idempotency-Key': key });
    const before = reports.get(key);
    if (answer.status !== 201) surprises.push(`${key}: ${answer.status} ${answer.text}`);
    else if (before && before.code !== receiptIn(answer).code) surprises.push(`${key} became two cases`);
    else reports.set(key, receiptIn(answer));
    told();
  }
}

const receiptIn = ({ text }: Answer) => JSON.parse(text) as ReportReceipt;

const items = ['manhole-missing', 'manhole-noise', 'road-pothole'];
const body = (key: string) => ({
  text: `井盖坏了（${key}）`,
  itemId: items[Number(key.split('-')[2]) % items.length],
  gridId: 'beimen-1',
});

interface Shift {
  ledger: Ledger;
  told: () => void;
}

async function workAs(login: string, address: string, { ledger, told }: Shift): Promise<never> {
  const signedIn = await post(`${address}/api/session`, { name: login, password: 'shaodao' });
  const { csrfToken } = JSON.parse(signedIn.text) as { csrfToken: string };
  const headers = { Cookie: signedIn.cookie, 'X-CSRF-Token': csrfToken };
  for (;;) {
    const list = await fetch(`${address}/api/tasks?scope=all&limit=20`, { headers });
    const { items: rows } = (await list.json()) as { items: TaskRow[] };
    const free = rows.filter(({ claimedBy }) => claimedBy === null || claimedBy.id === login);
    const row = free[Math.floor(Math.random() * free.length)];
    if (!row) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    const claim = await post(`${address}/api/tasks/${row.key}/claim`, {}, headers);
    if (claim.status === 200) won(ledger, row.key, login);
    else if (claim.status !== 409) ledger.surprises.push(`claim of ${row.key}: ${claim.status} ${claim.text}`);
    told();
    if (claim.status !== 200) continue;
    ledger.asked.add(row.key);
    const done = await post(`${address}/api/tasks/${row.key}/complete`, { variables: formOf(row) }, headers);
    if (done.status === 204) ledger.finished.add(row.key);
    else if (done.status !== 409) ledger.surprises.push(`${row.element} ${row.key}: ${done.status} ${done.text}`);
    told();
  }
}

function won({ claims, surprises }: Ledger, key: string, login: string): void {
  const before = claims.get(key) ?? login;
  if (before !== login) surprises.push(`${key} is ${login}'s and was ${before}'s`);
  claims.set(key, login);
}

/** What the forms of the shipped diagrams ask for. */
function formOf({ element }: TaskRow): object {
  if (element === 'handle' || element === 'feedback') return { feedback: '已处置到位' };
  if (element === 'check') return { passed: true };
  if (['answerOverdue', 'convene', 'supervise'].includes(element)) return { answer: '已督促，今日办结' };
  if (element === 'revisit') return { satisfied: true };
  return {};
}

interface Answer {
  status: number;
  text: string;
  cookie: string;
}

async function post(address: string, content: object, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(content),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: answer.status, text: await answer.text(), cookie };
}
