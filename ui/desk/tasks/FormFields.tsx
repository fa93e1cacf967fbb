import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompleteTask, Task } from '../../../service/contract/task.js';
import { useLanguage } from '../../shared/language.js';
import { formIn } from './formIn.js';
import { formWords } from './formWords.js';

interface FormFieldsProps {
  task: Task;
  /** What has been typed before. */
  typed: Record<string, unknown>;
  onType: (typed: Record<string, unknown>) => void;
  sending: boolean;
  onSubmit: (variables: CompleteTask['variables']) => void;
}

/** A form-js form with our own button below it, so that it can be sent once only. */
export function FormFields({ task, typed, onType, sending, onSubmit }: FormFieldsProps) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const form = useRef<Form>(null);
  useEffect(() => {
    if (frame.current === null) return;
    const drawn = new Form({ container: frame.current, additionalModules: [formWords(t)] });
    const choices = ({ value, label }: { value: string; label: { zh: string; en: string } }) => ({
      value,
      label: label[language],
    });
    const { departmentsOnDuty, offeredDepartments } = task.formData;
    const offered = {
      departmentsOnDuty: departmentsOnDuty.map(choices),
      offeredDepartments: offeredDepartments.map(choices),
    };
    void drawn.importSchema(formIn(language, task.form), { ...typed, ...offered }).then(() => {
      drawn.on('changed', ({ data }: { data: Record<string, unknown> }) => {
        onType(Object.fromEntries(Object.entries(data).filter(([name]) => !(name in offered))));
      });
    });
    form.current = drawn;
    return () => drawn.destroy();
    // The form is drawn anew for another task or language only: a refetch must not wipe what has been typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [task.key, language]);

  const submit = () => {
    const { data, errors } = form.current?.submit() ?? { data: {}, errors: { form: ['not drawn yet'] } };
    if (Object.keys(errors).length === 0) onSubmit(data);
  };
  return (
    <>
      <div ref={frame} aria-label={inWords(task.name)} role="group" />
      <Button type="primary" loading={sending} onClick={submit}>
        {t('tasks.completeNow')}
      </Button>
    </>
  );
}
