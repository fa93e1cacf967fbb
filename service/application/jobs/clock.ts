import { z } from 'zod';

/** Which clock of an organisation a diagram asks about. */
export const Clock = z.enum(['respond', 'acknowledge', 'checkIn', 'handle']);
