import type { Localized } from './localized.js';

/** Why a value that has the right shape is refused all the same: the second argument of a `refine`. */
export const because = (words: Localized) => ({ message: words.en, params: { words } });
