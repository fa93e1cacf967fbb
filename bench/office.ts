/** A county at work over HTTP: residents report, departments and street finish their tasks as soon as they see them. */
import { setTimeout as pause } from 'node:timers/promises';
import { CaseList, CaseView } from '../service/contract/case.js';
import { ReportReceipt } from '../service/contract/report.js';
import type { TaskRow } from '../service/contract/task.js';
import { Clerk, loginOf, report } from './clerk.js';
import { fromMany } from './measure.js';

/** Two departments are called, each of which acknowledges, handles and reports; then the street checks. */
const REPORT = { text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' };
const STREET = 'songling';
const OFTEN_MS = 250;

/** What people give with their tasks, by element. */
const GIVEN: Readonly<Record<string, object>> = {
  handle: { feedback: '已更换井盖' },
  feedback: { feedback: '已更换井盖，请放心' },
  check: { passed: true },
};

export class Office {
  readonly #address: string;
  readonly #supervisor: Clerk;
  readonly #staff: Clerk[] = [];
  readonly #underWay = new Map<string, { settle: () => void; fail: (error: unknown) => void }>();
  /** Milliseconds from the creation of a task's job in the engine to the task on its clerk's list. */
  readonly lags: number[] = [];
  /** Milliseconds from finishing a task to the answer, after which it is on no list any more. */
  readonly answers: number[] = [];
  /** Tasks that were still on the list of who had just finished them. */
  stale = 0;
  finished = 0;
  /** Cases that were reported. */
  cases = 0;
  /** How long a clerk thinks, at most. */
  thinkMs = 0;

  private constructor(address: string, supervisor: Clerk) {
    this.#address = address;
    this.#supervisor = supervisor;
  }

  /** One case has gone all its way when this answers; all who work on it have signed in. */
  static async open(address: string): Promise<Office> {
    const office = new Office(address, await Clerk.signIn(address, 'ducha'));
    const first = office.#oneCase();
    await office.#employ(await office.#departments());
    await first;
    await office.closed();
    return office;
  }

  /** Lets so many cases go from report to the street's check, some of them at once. */
  async work(cases: number, inFlight: number): Promise<void> {
    await fromMany(inFlight, cases, () => this.#oneCase());
  }

  /** The same, reported at even distances, however many that makes at once. */
  async workEvenly(cases: number, perSecond: number): Promise<void> {
    const all: Promise<void>[] = [];
    for (let count = 0; count < cases; count += 1) {
      all.push(this.#oneCase());
      await pause(1000 / perSecond);
    }
    await Promise.all(all);
  }

  /** Answers when all cases are closed. */
  async closed(): Promise<void> {
    while ((await this.#cases('closed')).total < this.cases) await pause(OFTEN_MS);
  }

  leave(): void {
    for (const clerk of this.#staff) clerk.leave();
  }

  async #oneCase(): Promise<void> {
    this.cases += 1;
    const { code } = ReportReceipt.parse(await report(this.#address, REPORT));
    await new Promise<void>((settle, fail) => this.#underWay.set(code, { settle, fail }));
  }

  async #departments(): Promise<string[]> {
    for (;;) {
      const [row] = (await this.#cases('open')).items;
      const shown = row && (await this.#supervisor.get(`/cases/${row.id}`, CaseView));
      if (shown?.lead) return [shown.lead, ...shown.coHandlers].map(({ id }) => id);
      await pause(OFTEN_MS);
    }
  }

  async #employ(departments: readonly string[]): Promise<void> {
    const logins = [...departments.map((id) => loginOf(id, 'clerk')), loginOf(STREET, 'dispatcher')];
    for (const login of logins) {
      const clerk = await Clerk.signIn(this.#address, login);
      this.#staff.push(clerk);
      await clerk.follow((task) => {
        this.lags.push(Date.now() - task.createdAt);
        void this.#finish(clerk, task);
      });
    }
  }

  async #finish(clerk: Clerk, { key, element, caseCode }: TaskRow): Promise<void> {
    try {
      if (this.thinkMs > 0) await pause(Math.random() * this.thinkMs);
      await clerk.post(`/tasks/${key}/claim`);
      const began = performance.now();
      await clerk.post(`/tasks/${key}/complete`, { variables: GIVEN[element] ?? {} });
      this.answers.push(performance.now() - began);
      this.finished += 1;
      if ((await clerk.held()).some((task) => task.key === key)) this.stale += 1;
      if (element === 'check') this.#underWay.get(caseCode)?.settle();
    } catch (error) {
      this.#underWay.get(caseCode)?.fail(error);
    }
  }

  #cases(status: 'open' | 'closed') {
    return this.#supervisor.get(`/cases?status=${status}&limit=1`, CaseList);
  }
}
