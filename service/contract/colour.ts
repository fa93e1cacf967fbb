import { z } from 'zod';

export const Colour = z.enum(['red', 'orange', 'yellow', 'blue', 'green']);
export type Colour = z.infer<typeof Colour>;
