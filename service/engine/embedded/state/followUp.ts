import type { Answer } from './jobs.js';
import type { Json, JsonObject } from './json.js';
import type { Happening } from '../records/recordCodes.js';

/** What is left to do inside the engine: plain data, because a long turn is cut and its rest stored. Keys name everything. */
export type FollowUp =
  /** An instance that is there activates its process, and then this start event. */
  | { readonly do: 'begin'; readonly instance: number; readonly node: number; readonly payload?: JsonObject }
  | {
      readonly do: 'activate';
      readonly instance: number;
      readonly node: number;
      readonly scope: number;
      /** The number of the sequence flow along which it came; the scope counts it until then. */
      readonly flow?: number;
      /** The scope counts it among its flows although it came along none. */
      readonly counted?: true;
      readonly payload?: JsonObject;
      /** What it begins with as its own variables. */
      readonly locals?: JsonObject;
      /** The item's place in a multi-instance's list, from 1. */
      readonly item?: number;
      readonly value?: Json;
      /** The compensation subscription whose handler this is. */
      readonly compensates?: number;
    }
  | { readonly do: 'complete'; readonly instance: number; readonly token: number }
  /** What a listener or an incident had stopped goes on. */
  | { readonly do: 'retry'; readonly instance: number; readonly token: number }
  | { readonly do: 'terminate'; readonly instance: number; readonly token: number }
  | { readonly do: 'terminateChildren'; readonly instance: number; readonly token: number }
  | { readonly do: 'openMessageSubscription'; readonly instance: number; readonly subscription: number }
  | { readonly do: 'messageSubscriptionConfirmed'; readonly instance: number; readonly subscription: number }
  | { readonly do: 'messageSubscriptionGoesOn'; readonly instance: number; readonly subscription: number }
  | { readonly do: 'correlate'; readonly instance: number; readonly subscription: number; readonly payload: JsonObject }
  /** Something about a subscription that Zeebe says one command later, when its instance may be gone. */
  | {
      readonly do: 'record';
      readonly instance: number;
      readonly happenings: readonly Happening[];
      readonly key: number;
      readonly value: JsonObject;
    }
  | { readonly do: 'signal'; readonly instance: number; readonly subscription: number; readonly payload: JsonObject }
  | { readonly do: 'broadcast'; readonly instance: number; readonly name: string; readonly payload: JsonObject }
  | { readonly do: 'forgetMessage'; readonly instance: -1; readonly message: number }
  /** `counted`: the body counts those that are still to begin as one flow, so that it does not end before them. */
  | { readonly do: 'startItems'; readonly instance: number; readonly token: number; readonly counted?: true }
  /** What a worker said, or a timer that was due, while the instance was suspended. */
  | { readonly do: 'answer'; readonly instance: number; readonly job: number; readonly answer: Answer }
  | { readonly do: 'timer'; readonly instance: number; readonly timer: number }
  /** Somebody was resumed: what waited, and no longer has to, goes on. */
  | { readonly do: 'release'; readonly instance: -1; readonly what: 'followUps' | 'jobs'; readonly after: number };
