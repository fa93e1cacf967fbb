import { useQuery } from '@tanstack/react-query';
import type { Role, Session } from '../../../service/contract/session.js';
import { sessionQuery } from '../../shared/session/session.query.js';

/** For pages behind the sign-in: DeskLayout draws them only when there is a session. */
export function useSession(): { session: Session; hasRole: (...roles: Role[]) => boolean } {
  const { data: session } = useQuery(sessionQuery);
  if (!session) throw new Error('useSession is for pages that DeskLayout draws');
  return { session, hasRole: (...roles) => session.person.roles.some((role) => roles.includes(role)) };
}
