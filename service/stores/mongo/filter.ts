import type { mongo } from 'mongoose';
import type { Condition, Query } from '../port.js';
import type { Stored } from './stored.js';

/** What a query's `where` asks for, in MongoDB's words. A null is also a field that is not there, as on SQLite. */
export function filterOf(where: Query['where']): mongo.Filter<Stored> {
  return Object.fromEntries(Object.entries(where).map(([name, condition]) => [fieldOf(name), conditionOf(condition)]));
}

export const fieldOf = (name: string): string => (name === 'id' ? '_id' : name);

function conditionOf(condition: Condition): unknown {
  if (typeof condition !== 'object' || condition === null) return condition;
  if ('in' in condition) return { $in: [...condition.in] };
  if ('contains' in condition) return condition.contains;
  return Object.fromEntries(Object.entries(condition).map(([bound, value]) => [`$${bound}`, value]));
}
