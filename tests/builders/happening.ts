import fc from 'fast-check';

/** Something that happens to a running process; `pick` and `other` choose among what is there at that moment. */
export interface Happening<Kind extends string = string> {
  do: Kind;
  pick: number;
  other: number;
}

/** The more often a kind is named, the more often it happens. */
export const randomHappenings = <const Kind extends string>(
  kinds: readonly Kind[],
  most: number,
): fc.Arbitrary<Happening<Kind>[]> =>
  fc.array(fc.record({ do: fc.constantFrom(...kinds), pick: fc.nat(1000), other: fc.nat(1000) }), {
    maxLength: most,
  });

export const picked = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

/** With what every random process begins: its messages wait for the key. */
export const VARIABLES = { items: [1, 2, 3], key: 'k' };

type Choice = Pick<Happening, 'pick' | 'other'>;

export const resultOf = ({ pick, other }: Choice): Record<string, unknown> =>
  other % 5 === 0 ? {} : { r: other, ...(pick % 7 === 0 && { given: { extra: pick } }) };

/** What events wait for, mostly; a third of them is not buffered. */
export function messageOf({ pick, other }: Choice): {
  name: string;
  key: string;
  hours: number;
  variables: Record<string, unknown>;
} {
  const name = pick % 3 === 0 ? 'mail' : 'news';
  const key = picked(name === 'mail' ? ['k', '1', '2', '3', 'own'] : ['k', 'k', 'k', 'own'], other) ?? '';
  return { name, key, hours: other % 3, variables: { news: pick } };
}

export const alarmOf = ({ pick }: Choice) => ({ name: 'alarm', variables: { alarm: pick } });

export const errorOf = ({ other }: Choice) => ({
  code: other % 3 === 0 ? 'E2' : 'E1',
  message: '',
  variables: { thrown: other },
});

/** What makes fragile elements whole again. */
export const settingOf = ({ other }: Choice) => ({ fine: true, r: other });

export const halfHoursOf = ({ pick }: Choice): number => 1 + (pick % 5);
