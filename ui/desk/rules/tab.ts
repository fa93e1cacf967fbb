import { z } from 'zod';

export const Tab = z.enum(['rules', 'conditions', 'matrix', 'tables', 'examples', 'compare']);
export type Tab = z.infer<typeof Tab>;
