import { useEffect, useState } from 'react';
import { type ExpressionField, watchExpressions } from './expressionField.js';

/** The expression field of the panel that had the focus last, with what stands in it now. */
export function useExpressionField(): ExpressionField | undefined {
  const [field, setField] = useState<ExpressionField>();
  useEffect(() => watchExpressions(setField), []);
  return field;
}
