import { DomainError } from './errors.js';

/** Whether a write failed because somebody else was faster: what it was based on is old, or what was to be new is there. */
export const lostRace = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'CHANGED_MEANWHILE' || error.code === 'ALREADY_EXISTS');
