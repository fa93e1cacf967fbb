import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import type { UnitMapping } from './units.js';

const Slug = z.string().regex(/^[a-z0-9-]+$/);
const UnitMappingFile = z.strictObject({ table: Slug, departments: z.record(z.string(), Slug.nullable()) });

/** @throws DomainError FILE_UNREADABLE */
export function readUnitMapping(file: string): UnitMapping {
  try {
    return UnitMappingFile.parse(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
  }
}
