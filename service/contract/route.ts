import type { z } from 'zod';
import { Role } from './session.js';

/** One thing that a client may ask for. Paths are below /api; what stands in braces reaches the handler as text. */
export interface Route {
  method: 'get' | 'post' | 'delete';
  path: `/${string}`;
  /** Anyone at all, or who is signed in with one of these roles. Whose case or task it is, the use case asks. */
  allowed: 'anyone' | readonly Role[];
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Besides JSON: the body is one file of a form, the answer is a file or a stream of events. */
  carries?: 'upload' | 'file' | 'events';
  /** The request may be sent again under the same Idempotency-Key and is carried out once. */
  onceOnly?: true;
  status: 200 | 201 | 204;
  answer?: z.ZodType;
}

export const everybody = Role.options;
export const staff = Role.exclude(['resident']).options;
export const office = ['dispatcher', 'clerk', 'lead', 'convenor', 'supervisor', 'administrator'] as const;
export const overseers = ['dispatcher', 'convenor', 'supervisor', 'administrator'] as const;
export const administrators = ['administrator'] as const;
