import { Navigate } from '@tanstack/react-router';
import { useSession } from './session/useSession.js';

/** Everybody starts where their work is. */
export function StartPage() {
  const { hasRole } = useSession();
  if (hasRole('administrator')) return <Navigate to="/desk/processes" replace />;
  if (hasRole('supervisor')) return <Navigate to="/desk/board" replace />;
  return <Navigate to="/desk/tasks" replace />;
}
