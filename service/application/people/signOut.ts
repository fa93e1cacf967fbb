import type { Needs } from '../needs.js';
import type { SignedIn } from './session.js';

export const signOut =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async ({ session }: Pick<SignedIn, 'session'>): Promise<void> => {
    await stores.collection('sessions').remove(session.id);
  };
