import { z } from 'zod';

/** A text for people, in both languages of the product. */
export const Localized = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Localized' });
export type Localized = z.infer<typeof Localized>;

/** UTC milliseconds. */
export const Instant = z.int().min(0);

/** Which part of a list. Filters extend it; an unknown filter is refused, not ignored. */
export const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
});
