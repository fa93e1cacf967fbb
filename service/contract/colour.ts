import { z } from 'zod';

export const Colour = z.enum(['red', 'orange', 'yellow', 'blue', 'green']).meta({ id: 'Colour' });
export type Colour = z.infer<typeof Colour>;
