import { useMutation } from '@tanstack/react-query';
import { Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonedMove } from '../cases/ReasonedMove.js';
import { superviseCase } from '../cases/superviseCase.mutation.js';
import { urgeCase } from '../cases/urgeCase.mutation.js';
import { useSession } from '../session/useSession.js';

/** Urge or supervise without leaving the board. Whether the case may be moved, the service says. */
export function RowMoves({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { hasRole } = useSession();
  const urge = useMutation(urgeCase(caseId));
  const supervise = useMutation(superviseCase(caseId));
  return (
    <Space wrap>
      {hasRole('dispatcher', 'convenor', 'supervisor', 'administrator') && (
        <ReasonedMove name={t('case.urge')} move={urge} keptAs={`urge.${caseId}`} />
      )}
      {hasRole('supervisor') && (
        <ReasonedMove name={t('case.supervise')} move={supervise} keptAs={`supervise.${caseId}`} />
      )}
    </Space>
  );
}
