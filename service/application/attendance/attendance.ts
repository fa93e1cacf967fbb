import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import { lostRace } from '../../domain/lostRace.js';
import { pause } from '../../domain/pause.js';
import { Rounds } from '../../domain/rounds.js';
import type { AttendanceDocument, SignOfLife } from '../../stores/documents/bookkeeping.js';
import type { Stores } from '../../stores/port.js';
import { Watch } from './watch.js';

const ID = 'installation';
const BEAT_MS = 5000;
const LOOK_MS = 1000;

interface AttendanceNeeds {
  stores: Pick<Stores, 'collection'>;
  clock: Clock;
  /** Nobody else's, and not that of an earlier life. */
  id: string;
  /** For people: what it is and where it runs. */
  name: string;
  /** Told who is waited for, again and again. */
  onWaiting: (reason: string) => void;
  /** Told when others have taken this one for dead: it stood still for too long, and has to end now. */
  onLost: () => void;
}

/** `node`: beside others; `alone`: while nobody else is there. */
type Role = 'node' | 'alone';

/**
 * Who works on an installation that several processes can reach: any number of nodes, or one that needs it for itself. One
 * document says so and is replaced by compare-and-set, so that the two never meet.
 */
export class Attendance {
  readonly #needs: AttendanceNeeds;
  readonly #beats: Rounds;

  private constructor(needs: AttendanceNeeds) {
    this.#needs = needs;
    // Where the database is away it is so for the others as well.
    const onTrouble = () => undefined;
    this.#beats = new Rounds({ clock: needs.clock, restMs: BEAT_MS, round: () => this.#beat(), onTrouble });
  }

  /** As a node: waits while somebody needs the installation alone, until that one has ended or is gone. */
  static async join(needs: AttendanceNeeds): Promise<Attendance> {
    return new Attendance(needs).#enter('node');
  }

  /**
   * Alone: who has died in it is waited for until that is certain.
   * @throws DomainError INSTALLATION_IN_USE as soon as one of those who are there gives a sign of life
   */
  static async alone(needs: AttendanceNeeds): Promise<Attendance> {
    return new Attendance(needs).#enter('alone');
  }

  async close(): Promise<void> {
    await this.#beats.close();
    // Where the database is away nobody can be told; the next one finds that nobody is here.
    await this.#change((now) => this.#without(now, [this.#needs.id])).catch(() => undefined);
  }

  async #enter(role: Role): Promise<this> {
    const watch = new Watch(this.#needs.clock);
    while (!(await this.#tryToEnter(role, watch))) await pause(this.#needs.clock, LOOK_MS);
    this.#beats.start();
    return this;
  }

  async #tryToEnter(role: Role, watch: Watch): Promise<boolean> {
    const { id, name, onWaiting } = this.#needs;
    const now = await this.#read();
    const others = [...(now.alone ? [now.alone] : []), ...(role === 'alone' ? now.nodes : [])];
    const { alive, present, until } = watch.look(others);
    if (alive && role === 'alone') throw new DomainError('INSTALLATION_IN_USE', { holder: alive.name });
    if (present.length > 0) {
      onWaiting(waitingFor(present, until));
      return false;
    }
    const gone = others.map((other) => other.id);
    const rest = this.#without(now, gone) ?? now;
    const own = { id, name, beats: 0 };
    const next = role === 'node' ? { ...rest, nodes: [...rest.nodes, own] } : { ...rest, alone: own };
    return (await this.#isSaved(next)) || this.#tryToEnter(role, watch);
  }

  async #beat(): Promise<void> {
    if (await this.#change((now) => this.#withBeat(now))) return;
    this.#beats.stop();
    this.#needs.onLost();
  }

  /** undefined: we are no longer in it. */
  #withBeat({ nodes, alone, ...now }: AttendanceDocument): AttendanceDocument | undefined {
    const { id } = this.#needs;
    const beaten = (one: SignOfLife) => (one.id === id ? { ...one, beats: one.beats + 1 } : one);
    if (alone?.id !== id && nodes.every((one) => one.id !== id)) return undefined;
    return { ...now, nodes: nodes.map(beaten), alone: alone && beaten(alone) };
  }

  /** undefined: none of them is in it. */
  #without(now: AttendanceDocument, ids: readonly string[]): AttendanceDocument | undefined {
    const nodes = now.nodes.filter((one) => !ids.includes(one.id));
    const alone = now.alone && ids.includes(now.alone.id) ? null : now.alone;
    return nodes.length === now.nodes.length && alone === now.alone ? undefined : { ...now, nodes, alone };
  }

  /** Again while somebody else is faster. @returns false where there was nothing to change */
  async #change(make: (now: AttendanceDocument) => AttendanceDocument | undefined): Promise<boolean> {
    for (;;) {
      const next = make(await this.#read());
      if (!next) return false;
      if (await this.#isSaved(next)) return true;
    }
  }

  async #read(): Promise<AttendanceDocument> {
    return (
      (await this.#needs.stores.collection('attendance').get(ID)) ?? { id: ID, version: 0, nodes: [], alone: null }
    );
  }

  async #isSaved(document: AttendanceDocument): Promise<boolean> {
    try {
      await this.#needs.stores.collection('attendance').save(document);
      return true;
    } catch (error) {
      if (!lostRace(error)) throw error;
      return false;
    }
  }
}

function waitingFor(present: readonly SignOfLife[], until: number): string {
  const names = present.map(({ name }) => name).join(', ');
  return `${names}: is it still there? Taken for gone at ${new Date(until).toISOString()} if it gives no sign of life`;
}
