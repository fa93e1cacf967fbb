import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { lookAgain } from '../../../ui/desk/lookAgain.js';

/** The answers of a service that have not arrived yet, in the order of the questions. */
class Answers {
  readonly #waiting: ((overdue: number) => void)[] = [];
  asked = 0;

  ask = (): Promise<number> => {
    this.asked += 1;
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  async arrive(overdue: number): Promise<void> {
    this.#waiting.shift()?.(overdue);
    await new Promise(setImmediate);
  }
}

describe('a page that looks again at what has changed', () => {
  let queries: QueryClient;
  let board: Answers;
  let leave: () => void;
  const open = (key: string, answers: Answers) =>
    new QueryObserver(queries, { queryKey: [key, 'songling'], queryFn: answers.ask }).subscribe(() => {});
  const shown = () => queries.getQueryData(['board', 'songling']);

  beforeEach(() => {
    queries = new QueryClient();
    board = new Answers();
    leave = open('board', board);
  });
  afterEach(() => {
    leave();
    queries.clear();
  });

  it('shows what is true now', async () => {
    await board.arrive(0);
    lookAgain(queries);
    await board.arrive(1);

    expect(shown()).toBe(1);
  });

  it('asks once more where the change came while its first question was under way', async () => {
    lookAgain(queries);
    await board.arrive(0);
    await board.arrive(1);

    expect(shown()).toBe(1);
  });

  it('is answered although changes come faster than answers, and asks once for all of them', async () => {
    await board.arrive(0);
    for (let change = 0; change < 5; change += 1) lookAgain(queries);
    await board.arrive(3);
    expect(shown()).toBe(3);

    await board.arrive(5);
    expect(shown()).toBe(5);
    expect(board.asked).toBe(3);
  });

  it('leaves alone what no case changes', async () => {
    const rules = new Answers();
    const close = open('rules', rules);
    await rules.arrive(1);
    lookAgain(queries);
    close();

    expect(rules.asked).toBe(1);
  });
});
